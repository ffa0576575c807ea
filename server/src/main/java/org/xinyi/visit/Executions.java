package org.xinyi.visit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Quantity;

/// Execution confirmation: the only thing that turns an order into a charge.
public interface Executions {

    /// What was done about an order.
    enum Result {
        DONE,
        /// It was not and will not be done: the patient did not come, or it is out of stock.
        NOT_DONE,
        /// What was confirmed was not done after all; only before settlement.
        UNDONE
    }

    /// @param quantity null: all that is left
    /// @param at when it was done; null: now
    record Execution(
            OrderId order,
            Result result,
            @Nullable Quantity quantity,
            @Nullable Instant at,
            Caller by) {}

    /// @param charge what it added to the bill, negative when it was taken back; zero when it
    ///     waits for a price or had been prepaid
    record Confirmed(OrderId order, Quantity quantity, Money charge) {}

    /// Confirms each execution in one transaction. Answers in list order; refusals are
    /// [VisitRefusal]s.
    List<Outcome<Confirmed>> confirm(List<Execution> executions);
}
