package org.xinyi.kernel;

/// A credit line, or the line without limit that a person has at a hospital.
public record LineId(long value) implements Id {}
