package org.xinyi.kernel;

/// One insurer settlement of some charges of a visit, and what was drawn for it.
public record SettlementId(long value) implements Id {}
