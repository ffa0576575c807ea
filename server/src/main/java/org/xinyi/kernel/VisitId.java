package org.xinyi.kernel;

/// A visit or stay: from booking or registration until nothing is owed for it.
public record VisitId(long value) implements Id {}
