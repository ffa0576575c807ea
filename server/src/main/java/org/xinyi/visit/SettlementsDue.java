package org.xinyi.visit;

/// Settlements have fallen due and will be there when this transaction commits.
public record SettlementsDue() {}
