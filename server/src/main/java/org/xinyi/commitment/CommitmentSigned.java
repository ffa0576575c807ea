package org.xinyi.commitment;

/// A patient has signed; published within the transaction that keeps the evidence.
public record CommitmentSigned(Commitments.Commitment commitment) {}
