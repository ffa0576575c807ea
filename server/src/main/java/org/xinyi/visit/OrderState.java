package org.xinyi.visit;

import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;

/// What the events of an order add up to.
///
/// @param next the number of the next event
/// @param executed how much has been done
/// @param prepaid how much was charged at prescription
/// @param charged what stands charged now
/// @param settling what settlements have claimed and no refund has taken back
/// @param unpriced how much was done without a price
/// @param closed cancelled or never to be done
record OrderState(
        int next,
        Quantity executed,
        Quantity prepaid,
        Money charged,
        Money settling,
        Quantity unpriced,
        boolean closed) {

    static final OrderState PLACED =
            new OrderState(
                    0, Quantity.ZERO, Quantity.ZERO, Money.ZERO, Money.ZERO, Quantity.ZERO, false);

    /// The state after one more event.
    OrderState after(OrderEvent event) {
        if (event.seq() != next) {
            throw new IllegalStateException("Event " + event + " does not follow " + this);
        }
        return switch (event.kind()) {
            case EXECUTED -> step(executed.plus(event.quantity()), charged.plus(event.amount()));
            case PREPAID -> withPrepaid(event).step(executed, charged.plus(event.amount()));
            case FULFILLED -> step(executed.plus(event.quantity()), charged);
            case EXECUTED_UNPRICED ->
                    withUnpriced(unpriced.plus(event.quantity()))
                            .step(executed.plus(event.quantity()), charged);
            case PRICED -> withUnpriced(Quantity.ZERO).step(executed, charged.plus(event.amount()));
            case CANCELLED, NOT_DONE -> shut().step(executed, charged);
            case UNDONE ->
                    withUnpriced(Quantity.ZERO)
                            .step(executed.minus(event.quantity()), charged.minus(event.amount()));
            case SETTLING -> withSettling(settling.plus(event.amount())).step(executed, charged);
            case REFUNDED ->
                    withSettling(settling.minus(event.amount()))
                            .shut()
                            .step(executed.minus(event.quantity()), charged.minus(event.amount()));
        };
    }

    /// What is charged and in no settlement.
    Money unsettled() {
        return charged.minus(settling);
    }

    /// Whether nothing of it is charged or was done.
    boolean untouched() {
        return executed.isZero() && prepaid.isZero();
    }

    /// What is charged for what was done. More is charged when it was prepaid.
    Money doneAmount(Order order) {
        Money amount = order.amount();
        Price price = order.price();
        if (prepaid.isZero() || amount == null || price == null) {
            return charged;
        }
        return executed.equals(order.quantity()) ? amount : price.times(executed).min(amount);
    }

    /// How much of an order of this quantity is still to be done.
    Quantity left(Quantity ordered) {
        return ordered.minus(executed);
    }

    OrderEvent event(OrderId order, OrderEvent.Kind kind, Done done) {
        return new OrderEvent(
                order,
                next,
                kind,
                done.quantity(),
                done.amount(),
                done.reference(),
                done.at(),
                done.by().client());
    }

    /// What an event says besides its kind.
    record Done(Quantity quantity, Money amount, long reference, java.time.Instant at, Caller by) {}

    private OrderState step(Quantity executedNow, Money chargedNow) {
        return new OrderState(
                next + 1, executedNow, prepaid, chargedNow, settling, unpriced, closed);
    }

    private OrderState withPrepaid(OrderEvent event) {
        return new OrderState(
                next,
                executed,
                prepaid.plus(event.quantity()),
                charged,
                settling,
                unpriced,
                closed);
    }

    private OrderState withUnpriced(Quantity quantity) {
        return new OrderState(next, executed, prepaid, charged, settling, quantity, closed);
    }

    private OrderState withSettling(Money amount) {
        return new OrderState(next, executed, prepaid, charged, amount, unpriced, closed);
    }

    private OrderState shut() {
        return new OrderState(next, executed, prepaid, charged, settling, unpriced, true);
    }
}
