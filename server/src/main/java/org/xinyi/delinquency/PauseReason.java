package org.xinyi.delinquency;

/// Why nothing is asked of a debtor for a while.
enum PauseReason {
    /// A date was promised; until its end.
    PROMISED,
    /// The debtor says it is paid; until that has been looked into.
    PAID_ALREADY,
    /// The number is somebody else's: no word to it.
    WRONG_NUMBER,
    /// Help was asked for and is being decided.
    HARDSHIP,
    /// A dispute was decided for the patient; the refund is on its way.
    REFUND_UNDER_WAY,
    /// A person wants to look before anything goes out.
    REVIEW,
    /// Agreed with the debtor for another reason.
    AGREED
}
