package org.xinyi.kernel;

/// Whose book a row stands in: a hospital, lender, credit insurer, fiscal or relief office. The
/// platform itself is no party: it owns nothing and holds no money.
public record PartyId(long value) implements Id {}
