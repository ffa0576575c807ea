package org.xinyi.kernel;

/// A signed promise of a patient.
public record CommitmentId(long value) implements Id {}
