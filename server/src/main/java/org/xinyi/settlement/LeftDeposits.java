package org.xinyi.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.visit.Visit;
import org.xinyi.visit.Visits;

/// Gives back the deposits of stays that no settlement gives back: nothing was to be settled, or
/// the deposit was drawn after the stay had been.
@Component
class LeftDeposits implements DailyWork {

    private static final int ORDER = 145;

    private final Sql sql;
    private final BusinessClock clock;
    private final Visits visits;
    private final DepositBook book;
    private final ReturningDeposits returning;

    LeftDeposits(
            Sql sql,
            BusinessClock clock,
            Visits visits,
            DepositBook book,
            ReturningDeposits returning) {
        this.sql = sql;
        this.clock = clock;
        this.visits = visits;
        this.book = book;
        this.returning = returning;
    }

    @Override
    public String name() {
        return "left-deposits";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void close(LocalDate day) {
        List<VisitId> over =
                visits.find(book.staysHolding()).values().stream()
                        .filter(stay -> hasEndedBy(stay, day))
                        .map(Visit::id)
                        .toList();
        sql.inTransaction(() -> returning.giveBack(over, clock.now()));
    }

    private static boolean hasEndedBy(Visit stay, LocalDate day) {
        @Nullable Instant ended = stay.endedAt();
        return ended != null && !BusinessClock.dateOf(ended).isAfter(day);
    }
}
