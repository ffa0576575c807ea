package org.xinyi.kernel;

/// One ordered item of a visit; its hold carries the same number.
public record OrderId(long value) implements Id {}
