package org.xinyi.kernel;

/// What one debtor owes for one settlement.
public record ObligationId(long value) implements Id {}
