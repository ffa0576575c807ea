package org.xinyi.clearing;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.kernel.wire.Concurrently;

/// Asks for the files that are expected, until they are here. A file is kept, and the money that it
/// tells of is booked, in one transaction: a crash before it leaves the question to be asked again,
/// and nothing is booked twice.
@Component
class ReceivingFiles extends Pump {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivingFiles.class);
    private static final int LIST_MAX = 64;
    private static final int ALL_MAX = 2_000;
    private static final int CALLS = 8;

    private final Sql sql;
    private final StatementFiles files;
    private final StatementLines lines;
    private final Arrivals arrivals;
    private final FetchingStatements statements;
    private final FetchingPayouts payouts;
    private final Concurrently calls = new Concurrently(CALLS);

    ReceivingFiles(
            Sql sql,
            StatementFiles files,
            StatementLines lines,
            Arrivals arrivals,
            FetchingStatements statements,
            FetchingPayouts payouts) {
        this.sql = sql;
        this.files = files;
        this.lines = lines;
        this.arrivals = arrivals;
        this.statements = statements;
        this.payouts = payouts;
    }

    /// @return how many files were asked for
    @Override
    public int work() {
        return receive(files.take(LIST_MAX, false));
    }

    /// Asks once for everything that is waited for.
    void receiveAll() {
        receive(files.take(ALL_MAX, true));
    }

    private int receive(List<StatementFiles.Wanted> wanted) {
        calls.map(wanted, this::receive);
        return wanted.size();
    }

    /// Whatever goes wrong with one file is noted on it and holds up no other.
    private boolean receive(StatementFiles.Wanted wanted) {
        String why;
        try {
            switch (fetch(wanted.key())) {
                case Fetched.Here here -> {
                    sql.inTransaction(() -> keep(wanted, here));
                    return true;
                }
                case Fetched.NotHere(String reason) -> why = reason;
            }
        } catch (RuntimeException failure) {
            LOG.warn("{} could not be kept and will be asked for again", wanted.key(), failure);
            why = failure.toString();
        }
        files.notHere(wanted, why);
        return false;
    }

    private Fetched fetch(FileKey key) {
        return switch (key.kind()) {
            case INSURER_STATEMENT -> statements.ofInsurer(key);
            case INSURER_PAYMENTS -> payouts.ofInsurer(key);
            case LENDER_STATEMENT -> statements.ofLender(key);
            case LENDER_PAYOUTS -> payouts.ofLender(key);
            case CHANNEL_BILL -> statements.ofChannel(key);
            case CHANNEL_PAYOUTS -> payouts.ofChannel(key);
        };
    }

    private void keep(StatementFiles.Wanted wanted, Fetched.Here here) {
        if (files.lock(wanted)) {
            lines.add(wanted.id(), here.lines());
            arrivals.book(here.arrivals());
            files.received(wanted, here.lines());
        }
    }
}
