package org.xinyi.visit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.sql.Sql;

/// Takes back orders of which nothing has been done, and releases their holds.
@Component
class CancellingOrders {

    private static final JournalId NO_JOURNAL = new JournalId(0);

    private final Sql sql;
    private final BusinessClock clock;
    private final OrderBook book;
    private final WritingChanges writing;

    CancellingOrders(Sql sql, BusinessClock clock, OrderBook book, WritingChanges writing) {
        this.sql = sql;
        this.clock = clock;
        this.book = book;
        this.writing = writing;
    }

    List<Outcome<OrderId>> cancel(List<Orders.Cancellation> wanted) {
        return sql.inTransaction(
                () -> {
                    Changes changes =
                            new Changes(
                                    book.find(
                                            wanted.stream()
                                                    .map(Orders.Cancellation::order)
                                                    .toList()),
                                    clock.now());
                    List<Outcome<OrderId>> outcomes =
                            wanted.stream().map(one -> decide(one, changes)).toList();
                    writing.write(changes);
                    return outcomes;
                });
    }

    private static Outcome<OrderId> decide(Orders.Cancellation wanted, Changes changes) {
        long number = wanted.order().value();
        OrderBook.Page page = changes.page(wanted.order(), wanted.by());
        if (page == null) {
            return Outcome.refused(new VisitRefusal.OrderUnknown(number));
        }
        if (page.state().closed()) {
            return Outcome.refused(new VisitRefusal.OrderCancelled(number));
        }
        if (!page.state().executed().isZero()) {
            return Outcome.refused(new VisitRefusal.OrderAlreadyExecuted(number));
        }
        if (!page.state().prepaid().isZero()) {
            return Outcome.refused(new VisitRefusal.OrderSettled(number));
        }
        changes.release(wanted.order());
        changes.event(
                page,
                OrderEvent.Kind.CANCELLED,
                Quantity.ZERO,
                new Changes.Event(NO_JOURNAL, changes.now(), wanted.by()));
        return Outcome.done(wanted.order());
    }
}
