package org.xinyi.visit;

import java.time.LocalDate;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Quantity;

/// What one day did to an order. Each event counts on its own day, in whatever order they came.
///
/// @param amount of what was done, less what was taken back
/// @param running what stood done at the end of the day
/// @param touched whether anything was done or taken back that day
record DayOfOrder(Quantity done, Quantity takenBack, Money amount, Money running, boolean touched) {

    static DayOfOrder of(OrderBook.Page page, LocalDate day) {
        OrderState state = OrderState.PLACED;
        Quantity done = Quantity.ZERO;
        Quantity takenBack = Quantity.ZERO;
        Money amount = Money.ZERO;
        Money running = Money.ZERO;
        for (OrderEvent event : page.events()) {
            OrderState before = state;
            state = state.after(event);
            Money change = state.doneAmount(page.order()).minus(before.doneAmount(page.order()));
            LocalDate on = BusinessClock.dateOf(event.at());
            if (!on.isAfter(day)) {
                running = running.plus(change);
            }
            if (on.equals(day)) {
                amount = amount.plus(change);
                if (state.executed().isMoreThan(before.executed())) {
                    done = done.plus(state.executed().minus(before.executed()));
                } else {
                    takenBack = takenBack.plus(before.executed().minus(state.executed()));
                }
            }
        }
        boolean touched = !done.isZero() || !takenBack.isZero() || !amount.isZero();
        return new DayOfOrder(done, takenBack, amount, running, touched);
    }
}
