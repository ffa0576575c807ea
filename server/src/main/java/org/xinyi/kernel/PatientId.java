package org.xinyi.kernel;

/// A person who is treated, insured, or pays for a relative.
public record PatientId(long value) implements Id {}
