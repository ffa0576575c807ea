package org.xinyi.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Insurance;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.VisitId;
import org.xinyi.ledger.Holds;

/// Brings what was ordered before the check-in onto the line: an emergency does not wait for it.
/// In the caller's transaction.
@Component
class AttachingCredit {

    private final BusinessClock clock;
    private final OrderBook orders;
    private final Insurance insurance;
    private final Holds holds;

    AttachingCredit(BusinessClock clock, OrderBook orders, Insurance insurance, Holds holds) {
        this.clock = clock;
        this.orders = orders;
        this.insurance = insurance;
        this.holds = holds;
    }

    /// @param visits that have come onto credit now
    void attach(List<Visit> visits) {
        Map<VisitId, List<OrderBook.Page>> pages =
                orders.ofVisits(visits.stream().map(Visit::id).toList());
        List<OrderBook.Funded> funded = new ArrayList<>();
        List<Holds.NewHold> wanted = new ArrayList<>();
        for (Visit visit : visits) {
            for (OrderBook.Page page : pages.getOrDefault(visit.id(), List.of())) {
                if (mayBeHeld(page)) {
                    Money estimate = estimate(visit, page.order());
                    if (estimate.isPositive()) {
                        wanted.add(
                                new Holds.NewHold(
                                        page.order().id(),
                                        Objects.requireNonNull(visit.line()),
                                        visit.id(),
                                        estimate));
                    } else {
                        funded.add(new OrderBook.Funded(page.order().id(), Money.ZERO));
                    }
                }
            }
        }
        List<Holds.Result> results = holds.open(wanted, clock.now());
        for (int i = 0; i < wanted.size(); i++) {
            if (results.get(i) instanceof Holds.Result.Opened) {
                funded.add(new OrderBook.Funded(wanted.get(i).order(), wanted.get(i).amount()));
            }
        }
        orders.fund(funded);
    }

    /// What is settled or closed stays as it was. One order has one hold, ever.
    private static boolean mayBeHeld(OrderBook.Page page) {
        return page.order().funding() == Order.Funding.ORDINARY
                && page.state().settling().isZero()
                && (!page.state().closed() || page.state().charged().isPositive());
    }

    private Money estimate(Visit visit, Order order) {
        Money amount = order.amount();
        return amount == null
                ? Money.ZERO
                : insurance.estimatePersonal(
                        visit.coverage(), visit.institution(), order.item(), amount);
    }
}
