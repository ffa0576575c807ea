package org.xinyi.repayment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;

/// What a debtor has agreed to.
///
/// @param obligation the one that was divided
/// @param annualRate per cent
/// @param total principal and charges, as shown before agreeing
/// @param parts the instalments, first due first
record InstalmentPlan(
        long id,
        ObligationId obligation,
        PatientId debtor,
        Money principal,
        BigDecimal annualRate,
        Money total,
        Instant agreedAt,
        JournalId journal,
        List<Part> parts) {

    /// @param obligation the instalment itself
    record Part(ObligationId obligation, InstalmentSchedule.Part planned) {}

    InstalmentPlan {
        parts = List.copyOf(parts);
    }

    InstalmentPlan with(List<Part> others) {
        return new InstalmentPlan(
                id, obligation, debtor, principal, annualRate, total, agreedAt, journal, others);
    }
}
