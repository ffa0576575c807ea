package org.xinyi.insurance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xinyi.insurance.Insurance.Answer;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;

/// A settlement as we have recorded it.
///
/// @param message `msgid` of the settling call
/// @param outcome null while it must be asked for
/// @param reference `setl_id`, empty until settled
record SettlementRow(
        SettlementId id,
        VisitId visit,
        InstitutionId institution,
        boolean stay,
        Money total,
        Insured person,
        String message,
        @Nullable Outcome outcome,
        String reference,
        Split split,
        boolean reversed) {

    enum Outcome {
        SETTLED,
        REFUSED
    }

    /// The answer that stands, if there is one: what was settled or reversed is not asked again.
    Optional<Answer> answerTo(Bill bill) {
        if (!total.equals(bill.total()) || !visit.equals(bill.visit())) {
            return refused("other-content", "The same number came before with another bill");
        }
        if (reversed) {
            return refused("already-reversed", "This settlement was reversed");
        }
        return outcome == Outcome.SETTLED
                ? Optional.of(new Answer.Settled(id, split, reference))
                : Optional.empty();
    }

    private Optional<Answer> refused(String code, String text) {
        return Optional.of(new Answer.Refused(id, code, text));
    }
}
