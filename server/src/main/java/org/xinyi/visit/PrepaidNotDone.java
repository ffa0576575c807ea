package org.xinyi.visit;

import java.util.List;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.VisitId;

/// Orders were charged before they were done, and were not done within their window; published
/// once, inside the transaction that closes them. What was not done is to be refunded.
public record PrepaidNotDone(List<Item> items) {

    /// @param done how much was done; when not zero, [Visits#refundedNotDone] keeps it charged
    /// @param notDone how much was not
    /// @param amount what stands charged for what was not done
    public record Item(
            OrderId order,
            VisitId visit,
            InstitutionId institution,
            Quantity done,
            Quantity notDone,
            Money amount) {

        static Item of(OrderBook.Page page) {
            Order order = page.order();
            OrderState state = page.state();
            return new Item(
                    order.id(),
                    order.visit(),
                    order.institution(),
                    state.executed(),
                    state.left(order.quantity()),
                    state.charged().minus(state.doneAmount(order)));
        }
    }

    public PrepaidNotDone {
        items = List.copyOf(items);
    }
}
