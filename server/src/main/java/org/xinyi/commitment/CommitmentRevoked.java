package org.xinyi.commitment;

/// A patient has revoked: no new holds from now on, what is owed stays owed. Published within the
/// transaction that records it.
public record CommitmentRevoked(Commitments.Commitment commitment) {}
