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

/// What one debtor owes for one settlement. What stands open of it, and to whom, is in the books.
///
/// @param owner whose receivable it was at first: the hospital or the lender
/// @param amount as drawn
/// @param pack the version that rules due date and follow-up; null for a line of trust
/// @param overHolds whether more was drawn than had been held
/// @param treatmentEndedAt starts the clocks of due terms and of the ladder
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
        Instant treatmentEndedAt,
        Instant dueAt,
        Instant createdAt) {}
