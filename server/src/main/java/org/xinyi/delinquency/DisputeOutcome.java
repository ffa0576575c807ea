package org.xinyi.delinquency;

/// How a dispute ended.
enum DisputeOutcome {
    /// The patient is right; the refund follows.
    UPHELD,
    REJECTED,
    WITHDRAWN
}
