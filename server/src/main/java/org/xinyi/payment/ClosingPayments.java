package org.xinyi.payment;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;

/// Ends payments that brought nothing, and says so.
@Component
class ClosingPayments {

    private final Sql sql;
    private final PaymentRows rows;
    private final ApplicationEventPublisher events;

    ClosingPayments(Sql sql, PaymentRows rows, ApplicationEventPublisher events) {
        this.sql = sql;
        this.rows = rows;
        this.events = events;
    }

    void close(PaymentId payment) {
        sql.inTransaction(
                () -> {
                    if (rows.close(payment)) {
                        events.publishEvent(new PaymentClosed(payment));
                    }
                });
    }
}
