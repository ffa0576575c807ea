package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.List;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;

/// Where a payment goes: a pure function, used for the preview and for the posting alike.
///
/// @param parts what goes to which obligation, none of them zero
/// @param excess what nobody is owed; it goes back
record Allocation(List<Part> parts, Money excess) {

    record Part(Open to, Money amount) {}

    Allocation {
        parts = List.copyOf(parts);
    }

    /// Spreads an amount over what is open to one owner, in the given order.
    ///
    /// @param open first due first
    static Allocation of(Money amount, PartyId owner, List<Open> open) {
        List<Part> parts = new ArrayList<>();
        Money left = amount;
        for (Open one : open) {
            Money share = one.shares().getOrDefault(owner, Money.ZERO);
            Money part = share.min(left);
            if (part.isPositive()) {
                parts.add(new Part(one, part));
                left = left.minus(part);
            }
        }
        return new Allocation(parts, left);
    }

    Money total() {
        return Money.sum(parts, Part::amount).plus(excess);
    }

    Money of(ObligationId obligation) {
        return Money.sum(
                parts.stream()
                        .filter(part -> part.to.obligation().id().equals(obligation))
                        .toList(),
                Part::amount);
    }
}
