package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;

/// What standing under a scheme is computed from.
///
/// @param owed what the person owes under the scheme as debtor
/// @param impositions effects of listings that no event has ended
/// @param overdueObligations how often something was not paid in time
/// @param dishonestActs how many acts were recorded
record StandingFacts(
        List<Owed> owed, List<Imposition> impositions, int overdueObligations, int dishonestActs) {

    /// @param rung the last one carried out; null before the first
    /// @param heldBack whether a pause, a dispute or the insurer stops the ladder
    record Owed(
            ObligationId obligation,
            Money open,
            Instant dueAt,
            @Nullable String rung,
            boolean heldBack) {}

    StandingFacts {
        owed = List.copyOf(owed);
        impositions = List.copyOf(impositions);
    }
}
