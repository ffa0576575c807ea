package org.xinyi.delinquency;

/// Why an effect of a listing ended.
enum EndReason {
    /// Nothing is owed any more.
    PAID,
    EXPIRED,
    APPEAL_UPHELD,
    /// The appeal was not decided in time.
    APPEAL_UNDECIDED,
    /// By two people by hand.
    BY_HAND,
    DECEASED
}
