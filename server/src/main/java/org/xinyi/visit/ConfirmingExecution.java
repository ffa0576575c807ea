package org.xinyi.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.sql.Sql;

@Component
class ConfirmingExecution implements Executions {

    /// How far the clock of a hospital's system may be ahead of ours.
    static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(5);

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final OrderBook book;
    private final WritingChanges writing;

    ConfirmingExecution(
            Sql sql, IdSource ids, BusinessClock clock, OrderBook book, WritingChanges writing) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.book = book;
        this.writing = writing;
    }

    @Override
    public List<Outcome<Confirmed>> confirm(List<Execution> executions) {
        return sql.inTransaction(
                () -> {
                    Changes changes =
                            new Changes(
                                    book.find(executions.stream().map(Execution::order).toList()),
                                    clock.now());
                    List<Outcome<Confirmed>> outcomes =
                            executions.stream().map(one -> decide(one, changes)).toList();
                    writing.write(changes);
                    return outcomes;
                });
    }

    private Outcome<Confirmed> decide(Execution execution, Changes changes) {
        OrderBook.Page page = changes.page(execution.order(), execution.by());
        if (page == null) {
            return Outcome.refused(new VisitRefusal.OrderUnknown(execution.order().value()));
        }
        Instant at = execution.at() == null ? changes.now() : execution.at();
        if (at.isAfter(changes.now().plus(CLOCK_SKEW_MAX))) {
            return Outcome.refused(new VisitRefusal.TimeInFuture(changes.now()));
        }
        Changes.Event how = new Changes.Event(new JournalId(ids.next()), at, execution.by());
        return switch (execution.result()) {
            case DONE -> done(page, execution, how, changes);
            case NOT_DONE -> notDone(page, how, changes);
            case UNDONE -> undone(page, how, changes);
        };
    }

    private static Outcome<Confirmed> done(
            OrderBook.Page page, Execution execution, Changes.Event how, Changes changes) {
        Order order = page.order();
        long number = order.id().value();
        Quantity left = page.state().left(order.quantity());
        Quantity quantity = execution.quantity() == null ? left : execution.quantity();
        if (page.state().closed()) {
            return Outcome.refused(new VisitRefusal.OrderCancelled(number));
        }
        if (left.isZero()) {
            return Outcome.refused(new VisitRefusal.OrderAlreadyExecuted(number));
        }
        if (quantity.isZero()) {
            return Outcome.refused(new VisitRefusal.QuantityNotPositive());
        }
        if (quantity.isMoreThan(left)) {
            return Outcome.refused(new VisitRefusal.MoreThanOrdered(number, left));
        }
        Money charge = Money.ZERO;
        if (!page.state().prepaid().isZero()) {
            changes.event(page, OrderEvent.Kind.FULFILLED, quantity, how);
        } else if (order.price() == null) {
            changes.event(page, OrderEvent.Kind.EXECUTED_UNPRICED, quantity, how);
        } else {
            charge = Charging.charge(page, quantity);
            changes.charge(page, OrderEvent.Kind.EXECUTED, quantity, charge, how);
        }
        return Outcome.done(new Confirmed(order.id(), quantity, charge));
    }

    /// Closes what is left of an order. The hold stays for what was done of it.
    static Outcome<Confirmed> notDone(OrderBook.Page page, Changes.Event how, Changes changes) {
        Order order = page.order();
        Quantity left = page.state().left(order.quantity());
        if (page.state().closed()) {
            return Outcome.refused(new VisitRefusal.OrderCancelled(order.id().value()));
        }
        if (left.isZero()) {
            return Outcome.refused(new VisitRefusal.OrderAlreadyExecuted(order.id().value()));
        }
        if (page.state().untouched()) {
            changes.release(order.id());
        }
        if (!page.state().prepaid().isZero()) {
            changes.prepaidNotDone(PrepaidNotDone.Item.of(page));
        }
        changes.event(page, OrderEvent.Kind.NOT_DONE, left, how);
        return Outcome.done(new Confirmed(order.id(), left, Money.ZERO));
    }

    private static Outcome<Confirmed> undone(
            OrderBook.Page page, Changes.Event how, Changes changes) {
        OrderState state = page.state();
        long number = page.order().id().value();
        if (state.executed().isZero()) {
            return Outcome.refused(new VisitRefusal.OrderNotExecuted(number));
        }
        if (!state.settling().isZero() || !state.prepaid().isZero()) {
            return Outcome.refused(new VisitRefusal.OrderSettled(number));
        }
        if (state.closed()) {
            changes.release(page.order().id());
        }
        Quantity quantity = state.executed();
        Money charged = state.charged();
        changes.charge(page, OrderEvent.Kind.UNDONE, quantity, charged, how);
        return Outcome.done(new Confirmed(page.order().id(), quantity, charged.negated()));
    }
}
