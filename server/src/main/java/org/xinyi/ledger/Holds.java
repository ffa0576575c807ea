package org.xinyi.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.VisitId;

/// Amounts reserved on a line. A hold opens at an estimate when an item is ordered and closes when
/// the order is cancelled, is not done within its window, or is settled.
public interface Holds {

    record NewHold(OrderId order, LineId line, VisitId visit, Money amount) {}

    /// What became of a hold: [Opened], or not.
    sealed interface Result {
        record Opened() implements Result {}

        /// The line cannot carry it. The order stands; the visit goes on in the ordinary flow.
        record LimitExceeded(LineId line, Money available) implements Result {}
    }

    /// How a hold ended.
    enum End implements Coded {
        RELEASED(1),
        SETTLED(2);

        private final int code;

        End(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// A hold that was closed now.
    record Closed(OrderId order, LineId line, VisitId visit, Money amount) {}

    /// Opens each hold that its line can carry at the moment, in list order; answers in list order.
    List<Result> open(List<NewHold> holds, Instant at);

    /// Closes the open holds among the orders and gives their amounts back to the lines.
    List<Closed> close(Collection<OrderId> orders, End end, Instant at);

    /// The open holds of visits, per order.
    List<Closed> openOf(Collection<VisitId> visits);
}
