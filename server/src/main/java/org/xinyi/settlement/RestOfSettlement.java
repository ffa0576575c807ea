package org.xinyi.settlement;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.visit.Visits;

/// What is left of a settlement when charges are taken out of it.
@Component
class RestOfSettlement {

    private final BusinessClock clock;
    private final Visits visits;
    private final SettlementBook settlements;

    RestOfSettlement(BusinessClock clock, Visits visits, SettlementBook settlements) {
        this.clock = clock;
        this.visits = visits;
        this.settlements = settlements;
    }

    /// The settlement that will take the old one's place, with what it still holds.
    Preparing.Prepared without(Refund refund) {
        Settlement old = settlements.find(List.of(refund.settlement())).getFirst();
        Map<SettlementId, List<Visits.Charge>> claimed =
                visits.charges(List.of(new Visits.Claimed(old.root(), old.visit())));
        List<Visits.Charge> rest =
                claimed.getOrDefault(old.root(), List.of()).stream()
                        .map(charge -> left(charge, refund))
                        .filter(charge -> charge.amount().isPositive())
                        .toList();
        Money total = Money.sum(rest, Visits.Charge::amount);
        Settlement replacement =
                new Settlement(
                        refund.id(),
                        old.root(),
                        old.visit(),
                        old.patient(),
                        old.institution(),
                        old.obligation(),
                        old.trigger(),
                        Settlement.State.PREPARED,
                        total,
                        Split.personal(total),
                        clock.now(),
                        null,
                        null,
                        null,
                        null);
        return new Preparing.Prepared(
                replacement,
                Objects.requireNonNull(visits.find(List.of(old.visit())).get(old.visit())),
                rest);
    }

    private static Visits.Charge left(Visits.Charge charge, Refund refund) {
        if (!refund.orders().contains(charge.order().id())) {
            return charge;
        }
        Money left = refund.notDone() ? charge.amount().minus(charge.notDone()) : Money.ZERO;
        return new Visits.Charge(charge.order(), left, Money.ZERO);
    }
}
