package org.xinyi.delinquency;

import java.time.Instant;
import org.xinyi.kernel.Money;

/// The facts about an obligation that are not in its log.
///
/// @param open what the books say is open now, over all owners
/// @param insurerPending whether the insurer has yet to say what it pays for the visit
record Followed(
        Instant treatmentEndedAt,
        Instant dueAt,
        Money open,
        Debtor debtor,
        boolean insurerPending) {

    /// Whoever owes.
    ///
    /// @param minor under 18 when treated, whatever the age now
    /// @param identified whether we know who it is
    record Debtor(boolean minor, boolean identified, boolean dead) {

        static final Debtor ADULT = new Debtor(false, true, false);
    }
}
