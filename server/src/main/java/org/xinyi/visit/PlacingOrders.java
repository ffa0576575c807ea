package org.xinyi.visit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Holds;

/// Places orders and opens their holds, in one transaction.
@Component
class PlacingOrders {

    private final Sql sql;
    private final BusinessClock clock;
    private final VisitBook visits;
    private final OrderBook book;
    private final Drafting drafting;
    private final CreditLines lines;
    private final Holds holds;
    private final SettlementMoments moments;
    private final ChangedVisits changed;

    PlacingOrders(
            Sql sql,
            BusinessClock clock,
            VisitBook visits,
            OrderBook book,
            Drafting drafting,
            CreditLines lines,
            Holds holds,
            SettlementMoments moments,
            ChangedVisits changed) {
        this.sql = sql;
        this.clock = clock;
        this.visits = visits;
        this.book = book;
        this.drafting = drafting;
        this.lines = lines;
        this.holds = holds;
        this.moments = moments;
        this.changed = changed;
    }

    List<Outcome<Orders.Placed>> place(List<Orders.NewOrder> wanted) {
        return sql.inTransaction(
                () -> {
                    Map<VisitId, Visit> found =
                            visits.find(wanted.stream().map(Orders.NewOrder::visit).toList());
                    return write(drafting.draft(wanted, found));
                });
    }

    private List<Outcome<Orders.Placed>> write(List<Outcome<Drafting.Draft>> drafts) {
        Funds funds = fund(drafts);
        List<Order> orders = new ArrayList<>();
        List<Outcome<Orders.Placed>> outcomes = new ArrayList<>(drafts.size());
        for (Outcome<Drafting.Draft> outcome : drafts) {
            Outcome<Order> order = outcome.map(funds::apply);
            if (order instanceof Outcome.Done<Order>(Order placed)) {
                orders.add(placed);
            }
            outcomes.add(
                    order.map(
                            placed ->
                                    new Orders.Placed(
                                            placed.id(),
                                            placed.amount(),
                                            placed.held(),
                                            placed.funding())));
        }
        book.place(orders);
        Set<Visit> touched = visitsOf(drafts);
        moments.ordered(touched);
        changed.note(touched.stream().map(Visit::id).toList());
        return outcomes;
    }

    private static Set<Visit> visitsOf(List<Outcome<Drafting.Draft>> drafts) {
        Set<Visit> visits = new HashSet<>();
        for (Outcome<Drafting.Draft> outcome : drafts) {
            if (outcome instanceof Outcome.Done<Drafting.Draft>(Drafting.Draft draft)) {
                visits.add(draft.visit());
            }
        }
        return visits;
    }

    /// Opens the holds that the lines can carry.
    private Funds fund(List<Outcome<Drafting.Draft>> drafts) {
        List<Holds.NewHold> wanted = new ArrayList<>();
        for (Outcome<Drafting.Draft> outcome : drafts) {
            if (outcome instanceof Outcome.Done<Drafting.Draft>(Drafting.Draft draft)) {
                LineId line = draft.visit().line();
                if (line != null && draft.estimate().isPositive()) {
                    wanted.add(hold(draft, line));
                }
            }
        }
        Set<LineId> closed =
                lines.closedToHolds(wanted.stream().map(Holds.NewHold::line).toList()).keySet();
        List<Holds.NewHold> allowed =
                wanted.stream().filter(hold -> !closed.contains(hold.line())).toList();
        List<Holds.Result> results = holds.open(allowed, clock.now());
        Funds funds = new Funds(closed);
        for (int i = 0; i < allowed.size(); i++) {
            if (results.get(i) instanceof Holds.Result.Opened) {
                funds.held.put(allowed.get(i).order(), allowed.get(i).amount());
            }
        }
        return funds;
    }

    private static Holds.NewHold hold(Drafting.Draft draft, LineId line) {
        return new Holds.NewHold(draft.order().id(), line, draft.visit().id(), draft.estimate());
    }

    /// What was held, and for which orders credit stands good.
    private static final class Funds {

        private final Set<LineId> closed;
        private final Map<OrderId, Money> held = new HashMap<>();

        private Funds(Set<LineId> closed) {
            this.closed = closed;
        }

        private Order apply(Drafting.Draft draft) {
            Order order = draft.order();
            LineId line = draft.visit().line();
            Money amount = held.get(order.id());
            boolean nothingToHold =
                    line != null && !closed.contains(line) && draft.estimate().isZero();
            return amount != null || nothingToHold
                    ? order.onCredit(amount == null ? Money.ZERO : amount)
                    : order;
        }
    }
}
