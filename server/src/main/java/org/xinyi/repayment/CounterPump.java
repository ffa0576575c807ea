package org.xinyi.repayment;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.kernel.wire.Download;
import org.xinyi.lender.LenderFiles;
import org.xinyi.lender.LenderFiles.CounterPayment;
import org.xinyi.lender.LenderWork;

/// Asks lenders who has repaid at their own counters and in their apps, so that nobody is
/// reminded of what is paid. The lender has the money, and its line is free there already.
@Component
class CounterPump extends Pump {

    private static final Logger LOG = LoggerFactory.getLogger(CounterPump.class);

    private final Sql sql;
    private final BusinessClock clock;
    private final LenderWork lenders;
    private final LenderFiles files;
    private final CounterBook book;
    private final CounterPayments payments;

    CounterPump(
            Sql sql,
            BusinessClock clock,
            LenderWork lenders,
            LenderFiles files,
            CounterBook book,
            CounterPayments payments) {
        this.sql = sql;
        this.clock = clock;
        this.lenders = lenders;
        this.files = files;
        this.book = book;
        this.payments = payments;
    }

    /// @return how many payments were new
    @Override
    public int work() {
        Instant now = clock.now();
        return book.take(lenders.active(), now).stream().mapToInt(turn -> ask(turn, now)).sum();
    }

    private int ask(CounterBook.Turn turn, Instant now) {
        return switch (files.counterPayments(turn.lender(), turn.since())) {
            case Download.Present<CounterPayment>(List<CounterPayment> rows) ->
                    sql.inTransaction(
                            () -> {
                                book.answered(turn.lender(), now);
                                return payments.receive(turn.lender(), rows);
                            });
            case Download<CounterPayment> none -> {
                LOG.info("{} does not say yet who paid at its counters: {}", turn.lender(), none);
                yield 0;
            }
        };
    }
}
