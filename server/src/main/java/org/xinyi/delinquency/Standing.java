package org.xinyi.delinquency;

/// How a person stands under a scheme. It rules credit alone, never care.
enum Standing {
    CLEAR,
    /// Something is overdue and was reminded of; credit goes on.
    LIMITED,
    /// No credit for new visits, for a time or until lifted.
    SUSPENDED,
    /// On a list outside of the scheme, with cause, expiry and appeal.
    LISTED
}
