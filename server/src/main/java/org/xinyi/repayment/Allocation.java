package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;

/// Where a payment goes: a pure function, used for the preview and for the posting alike.
///
/// @param parts what goes to which obligation, none of them zero
/// @param excess what nobody is owed; it goes back
record Allocation(List<Part> parts, Money excess) {

    /// @param charge of the instalment, paid before its principal
    record Part(Open to, Money charge, Money principal) {
        Money amount() {
            return charge.plus(principal);
        }
    }

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
            Money charge = one.charges().getOrDefault(owner, Money.ZERO).min(left);
            left = left.minus(charge);
            Money principal = one.shares().getOrDefault(owner, Money.ZERO).min(left);
            left = left.minus(principal);
            if (charge.plus(principal).isPositive()) {
                parts.add(new Part(one, charge, principal));
            }
        }
        return new Allocation(parts, left);
    }

    Money total() {
        return Money.sum(parts, Part::amount).plus(excess);
    }

    Optional<Part> of(ObligationId obligation) {
        return parts.stream()
                .filter(part -> part.to.obligation().id().equals(obligation))
                .findFirst();
    }
}
