package org.xinyi.visit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.VisitId;

/// Ordering, cancelling and pricing.
public interface Orders {

    /// @param item code of the catalogue
    /// @param department where it will be carried out
    /// @param at when it was ordered; null: now
    record NewOrder(
            VisitId visit,
            String item,
            DepartmentId department,
            Quantity quantity,
            @Nullable Instant at,
            Caller by) {}

    /// @param amount null while it waits for a price
    /// @param held what was held on the line; zero in the ordinary flow
    record Placed(OrderId order, @Nullable Money amount, Money held, Order.Funding funding) {}

    record Cancellation(OrderId order, Caller by) {}

    record Pricing(OrderId order, Price price, Caller by) {}

    /// @param charge what pricing added to the bill for what had been done
    record Priced(OrderId order, Money amount, Money charge) {}

    /// Places each order, in one transaction. A line that cannot carry the estimate does not stop
    /// an order: it stands in the ordinary flow. Answers in list order.
    List<Outcome<Placed>> place(List<NewOrder> orders);

    /// Cancels what has not been done and releases its hold. Answers in list order.
    List<Outcome<OrderId>> cancel(List<Cancellation> cancellations);

    /// Gives prices to orders that were held for pricing. Answers in list order.
    List<Outcome<Priced>> price(List<Pricing> prices);
}
