package org.xinyi.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;

/// How the patient's part of a refund falls on what was drawn for the settlement: first on what the
/// hospital itself is owed, then on the lender's; first on what is open, then on what was paid.
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

    RefundShares {
        parts = List.copyOf(parts);
    }

    /// @param personal the patient's part; negative when the new split asks more of the patient
    static RefundShares of(Money personal, InstitutionId hospital, List<Left> obligations) {
        List<Part> parts = new ArrayList<>();
        Money rest = personal;
        List<Left> inOrder =
                obligations.stream()
                        .sorted(
                                Comparator.comparing(
                                        one -> !one.obligation.owner().equals(hospital.party())))
                        .toList();
        for (Left one : inOrder) {
            Money part = rest.min(one.refundable);
            if (part.isPositive()) {
                Money toLine = part.min(one.open);
                parts.add(new Part(one.obligation, toLine, part.minus(toLine)));
                rest = rest.minus(part);
            }
        }
        return new RefundShares(parts, rest);
    }
}
