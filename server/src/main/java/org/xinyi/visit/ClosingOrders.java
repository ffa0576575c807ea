package org.xinyi.visit;

import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.sql.Sql;

/// Closes orders that nobody will do any more: their holds are given back, and what was charged
/// before it was done is reported for refund.
@Component
class ClosingOrders {

    private static final int ATTEMPTS_MAX = 5;

    private final Sql sql;
    private final BusinessClock clock;
    private final OrderBook book;
    private final WritingChanges writing;

    ClosingOrders(Sql sql, BusinessClock clock, OrderBook book, WritingChanges writing) {
        this.sql = sql;
        this.clock = clock;
        this.book = book;
        this.writing = writing;
    }

    /// Closes these, in one transaction; what was done or closed meanwhile is left alone.
    ///
    /// @return how many
    int close(List<OrderId> orders) {
        for (int attempt = 1; ; attempt++) {
            try {
                return sql.inTransaction(() -> closeAll(orders));
            } catch (ConcurrencyFailureException overtaken) {
                if (attempt == ATTEMPTS_MAX) {
                    throw overtaken;
                }
            }
        }
    }

    private int closeAll(List<OrderId> orders) {
        Map<OrderId, OrderBook.Page> pages = book.find(orders);
        Changes changes = new Changes(pages, clock.now());
        for (OrderBook.Page page : pages.values()) {
            Changes.Event how = new Changes.Event(new JournalId(0), changes.now(), Caller.HOUSE);
            // Refuses what was done or closed meanwhile.
            Outcome<Executions.Confirmed> _ = ConfirmingExecution.notDone(page, how, changes);
        }
        writing.write(changes);
        return changes.events().size();
    }
}
