package org.xinyi.kernel;

/// Whoever may call the API: a staff session, a patient session or a HIS key.
public record ClientId(long value) implements Id {}
