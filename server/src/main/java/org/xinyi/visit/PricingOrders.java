package org.xinyi.visit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.sql.Sql;

/// Finds a price for what was ordered without one; what had been done of it becomes a charge now.
@Component
class PricingOrders {

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final OrderBook book;
    private final WritingChanges writing;

    PricingOrders(
            Sql sql, IdSource ids, BusinessClock clock, OrderBook book, WritingChanges writing) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.book = book;
        this.writing = writing;
    }

    List<Outcome<Orders.Priced>> price(List<Orders.Pricing> wanted) {
        return sql.inTransaction(
                () -> {
                    Changes changes =
                            new Changes(
                                    book.find(wanted.stream().map(Orders.Pricing::order).toList()),
                                    clock.now());
                    List<OrderBook.Priced> priced = new ArrayList<>();
                    List<Outcome<Orders.Priced>> outcomes =
                            wanted.stream().map(one -> decide(one, changes, priced)).toList();
                    book.price(priced);
                    writing.write(changes);
                    return outcomes;
                });
    }

    private Outcome<Orders.Priced> decide(
            Orders.Pricing wanted, Changes changes, List<OrderBook.Priced> priced) {
        long number = wanted.order().value();
        OrderBook.Page page = changes.page(wanted.order(), wanted.by());
        if (page == null) {
            return Outcome.refused(new VisitRefusal.OrderUnknown(number));
        }
        Money before = page.order().amount();
        boolean twice = priced.stream().anyMatch(one -> one.order().equals(wanted.order()));
        if (before != null || twice) {
            return Outcome.refused(new VisitRefusal.OrderAlreadyPriced(number));
        }
        if (!wanted.price().isWithin(page.order().quantity(), Order.AMOUNT_MAX)) {
            return Outcome.refused(new VisitRefusal.AmountTooLarge(Order.AMOUNT_MAX));
        }
        Quantity done = page.state().unpriced();
        Money amount = wanted.price().times(page.order().quantity());
        Money charge = wanted.price().times(done).min(amount);
        priced.add(new OrderBook.Priced(wanted.order(), wanted.price(), amount));
        if (!done.isZero()) {
            changes.charge(
                    page,
                    OrderEvent.Kind.PRICED,
                    Quantity.ZERO,
                    charge,
                    new Changes.Event(new JournalId(ids.next()), changes.now(), wanted.by()));
        }
        return Outcome.done(new Orders.Priced(wanted.order(), amount, charge));
    }
}
