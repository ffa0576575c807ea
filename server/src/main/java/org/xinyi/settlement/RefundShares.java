package org.xinyi.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;

/// How the patient's part of a refund falls on what was drawn for the settlement: first on what the
/// hospital itself is owed, then on the lender's; of each, first on what is open, the last due
/// first, then on what was paid.
///
/// @param parts per obligation, none of them zero
/// @param rest what no obligation accounts for: paid from a deposit, or to be borne when negative
record RefundShares(List<Part> parts, Money rest) {

    /// @param toLine taken off what is open
    /// @param toCredit had been paid already and goes back to whoever paid
    record Part(Obligation obligation, Money toLine, Money toCredit) {

        Money amount() {
            return toLine.plus(toCredit);
        }
    }

    /// What is left of an obligation.
    ///
    /// @param open still owed
    /// @param refundable its amount, less what earlier refunds took
    record Left(Obligation obligation, Money open, Money refundable) {}

    private static final Comparator<Left> LAST_DUE_FIRST =
            Comparator.comparing((Left one) -> one.obligation.dueAt()).reversed();

    RefundShares {
        parts = List.copyOf(parts);
    }

    /// @param personal the patient's part; negative when the new split asks more of the patient
    static RefundShares of(Money personal, InstitutionId hospital, List<Left> obligations) {
        Map<Boolean, List<Left>> ofHospital =
                obligations.stream()
                        .sorted(LAST_DUE_FIRST)
                        .collect(
                                Collectors.partitioningBy(
                                        one -> one.obligation.owner().equals(hospital.party())));
        List<Part> parts = new ArrayList<>();
        Money rest = personal;
        for (boolean own : List.of(true, false)) {
            rest = spread(rest, ofHospital.getOrDefault(own, List.of()), parts);
        }
        return new RefundShares(parts, rest);
    }

    /// @return what is too much for them
    private static Money spread(Money amount, List<Left> over, List<Part> parts) {
        Map<Left, Money> toLine = new LinkedHashMap<>();
        Money rest = amount;
        for (Left one : over) {
            Money part = rest.min(one.open).min(one.refundable);
            toLine.put(one, part.isPositive() ? part : Money.ZERO);
            rest = rest.minus(toLine.getOrDefault(one, Money.ZERO));
        }
        for (Map.Entry<Left, Money> one : toLine.entrySet()) {
            Money paid = rest.min(one.getKey().refundable.minus(one.getValue()));
            Money toCredit = paid.isPositive() ? paid : Money.ZERO;
            rest = rest.minus(toCredit);
            if (one.getValue().plus(toCredit).isPositive()) {
                parts.add(new Part(one.getKey().obligation, one.getValue(), toCredit));
            }
        }
        return rest;
    }
}
