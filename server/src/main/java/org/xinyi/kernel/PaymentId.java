package org.xinyi.kernel;

/// One payment through a channel.
public record PaymentId(long value) implements Id {}
