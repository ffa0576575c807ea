package org.xinyi.kernel;

/// A billable item of the city's catalogue.
public record ItemId(long value) implements Id {}
