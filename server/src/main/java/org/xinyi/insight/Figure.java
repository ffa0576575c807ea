package org.xinyi.insight;

/// The numbers of a report that lead to the rows they add up.
enum Figure {
    /// Bills first settled in the period, as they stand after refunds.
    SETTLED,
    /// Personal shares that became debts in the period.
    OWED,
    /// What payments of the period were allocated to debts, charges of instalments left out.
    REPAID,
    /// What refunds of the period took back.
    REFUNDED,
    /// What was given up in the books in the period.
    WRITTEN_OFF
}
