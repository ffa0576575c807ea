package org.xinyi.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.ClosedPeriod.Period;

/// Closes the books of a day, and of a month with its last day: whatever had been written by then
/// is sealed, and the state it makes is hashed. Nobody waits for it; what is written while it works
/// belongs to the next day.
@Component
class ClosingBooks implements DailyWork {

    private static final int ORDER = 900;

    private final Sql sql;
    private final BusinessClock clock;
    private final Sealing sealing;
    private final SealTable seals;
    private final ClosedTable table;
    private final BooksState state;

    ClosingBooks(
            Sql sql,
            BusinessClock clock,
            Sealing sealing,
            SealTable seals,
            ClosedTable table,
            BooksState state) {
        this.sql = sql;
        this.clock = clock;
        this.sealing = sealing;
        this.seals = seals;
        this.table = table;
        this.state = state;
    }

    @Override
    public String name() {
        return "closing-books";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void close(LocalDate day) {
        sealing.seal();
        close(Period.DAY, day);
        if (day.plusDays(1).getDayOfMonth() == 1) {
            close(Period.MONTH, day);
        }
    }

    /// A period in which nothing was sealed is closed together with the next one.
    private void close(Period period, LocalDate through) {
        Optional<ClosedPeriod> before = table.last(period);
        Seal.Head journals = seals.head(Chain.JOURNALS);
        Seal.Head actions = seals.head(Chain.ACTIONS);
        boolean nothingNew =
                before.map(ClosedPeriod::journals).orElse(0L) == journals.number()
                        && before.map(ClosedPeriod::actions).orElse(0L) == actions.number();
        if (!nothingNew) {
            sql.inTransaction(() -> table.add(closed(period, through, before, journals, actions)));
        }
    }

    private ClosedPeriod closed(
            Period period,
            LocalDate through,
            Optional<ClosedPeriod> before,
            Seal.Head journals,
            Seal.Head actions) {
        long from =
                period == Period.MONTH
                        ? 0
                        : before.map(one -> seals.end(Chain.JOURNALS, one.journals())).orElse(0L);
        return new ClosedPeriod(
                        period,
                        before.map(ClosedPeriod::number).orElse(0L) + 1,
                        through,
                        journals.number(),
                        actions.number(),
                        state.of(from, journals.endXid()),
                        clock.now().truncatedTo(ChronoUnit.MICROS),
                        Seal.ALGORITHM,
                        before.map(ClosedPeriod::hash)
                                .orElseGet(() -> ClosedPeriod.genesis(period)),
                        Seal.Digest.NONE)
                .hashed();
    }
}
