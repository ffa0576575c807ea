package org.xinyi.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.scheme.PackRef;

/// What one debtor owes for one settlement, or an instalment of it. What stands open of it, and to
/// whom, is in the books.
///
/// @param owner whose receivable it was at first: the hospital or the lender
/// @param amount as drawn
/// @param pack the version that rules due date and follow-up; null for a line of trust
/// @param overHolds whether more was drawn than had been held
/// @param instalmentOf the obligation that was divided with the debtor's consent; null otherwise
/// @param treatmentEndedAt starts the clocks of due terms and of the ladder; the time of the bill
///     when that came more than an hour later
public record Obligation(
        ObligationId id,
        LineId line,
        PatientId patient,
        PatientId debtor,
        InstitutionId institution,
        VisitId visit,
        SettlementId settlement,
        @Nullable PackRef pack,
        PartyId owner,
        Money amount,
        boolean overHolds,
        @Nullable ObligationId instalmentOf,
        Instant treatmentEndedAt,
        Instant dueAt,
        Instant createdAt) {

    /// What was drawn at the settlement: the number under which a lender knows it.
    public ObligationId draw() {
        return instalmentOf == null ? id : instalmentOf;
    }
}
