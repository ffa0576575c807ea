package org.xinyi.clearing;

/// The names of differences that a fact explains.
final class Kinds {

    /// Ours is later than their last file, or theirs comes with their next one.
    static final String IN_TRANSIT = "in-transit";

    /// We are asking and have not learned the outcome.
    static final String UNDERWAY = "underway";

    /// An advice that the lender has not answered.
    static final String ADVICE_PENDING = "advice-pending";

    /// A file that another party owes us.
    static final String FILE_MISSING = "file-missing";

    /// The payer says otherwise about money that is booked.
    static final String CORRECTED = "corrected";

    /// The insurer paid another amount than it says was claimed.
    static final String INSURER_WITHHELD = "insurer-withheld";

    /// Money that is on its way back to a patient.
    static final String REFUND_PENDING = "refund-pending";

    private Kinds() {}
}
