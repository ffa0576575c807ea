package org.xinyi.delinquency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.sql.Sql;

/// Makes the hints true again at the end of each day: what is open and not known is looked at, what
/// is known and not open is cleared, and what a refund took away is no longer given up.
@Component
class Sweep implements DailyWork {

    private static final int ORDER = 600;
    private static final int PAGE = 2_000;

    private final Sql sql;
    private final BusinessClock clock;
    private final Obligations obligations;
    private final Hints hints;
    private final Cleared cleared;
    private final Allowances allowances;
    private final Recoveries recoveries;

    Sweep(
            Sql sql,
            BusinessClock clock,
            Obligations obligations,
            Hints hints,
            Cleared cleared,
            Allowances allowances,
            Recoveries recoveries) {
        this.sql = sql;
        this.clock = clock;
        this.obligations = obligations;
        this.hints = hints;
        this.cleared = cleared;
        this.allowances = allowances;
        this.recoveries = recoveries;
    }

    @Override
    public String name() {
        return "delinquency-sweep";
    }

    @Override
    public int order() {
        return ORDER;
    }

    /// Looks at how things stand now, so of several days that are caught up with the last does for
    /// all.
    @Override
    public void close(LocalDate day) {
        if (day.isBefore(clock.today().minusDays(1))) {
            return;
        }
        lookAtUnknown(BusinessClock.startOf(day.plusDays(1)));
        clearResting();
        takeBackRefunded();
    }

    /// A hint may be missing for what was owed again after a debit came back.
    private void lookAtUnknown(Instant end) {
        ObligationId after = new ObligationId(0);
        int found = PAGE;
        while (found == PAGE) {
            List<Obligations.Open> page = obligations.openBefore(end, after, PAGE);
            found = page.size();
            if (found > 0) {
                after = page.getLast().obligation().id();
                sql.inTransaction(() -> hints.add(missing(page)));
            }
        }
    }

    private List<Hints.Hint> missing(List<Obligations.Open> page) {
        Set<ObligationId> known =
                hints.known(page.stream().map(one -> one.obligation().id()).toList());
        Instant now = clock.now();
        return page.stream()
                .map(Obligations.Open::obligation)
                .filter(one -> one.pack() != null && !known.contains(one.id()))
                .map(one -> new Hints.Hint(one.id(), one.institution(), now, true, "unknown"))
                .toList();
    }

    private void clearResting() {
        ObligationId after = new ObligationId(0);
        int found = PAGE;
        while (found == PAGE) {
            List<ObligationId> page = hints.resting(after, PAGE);
            found = page.size();
            if (found > 0) {
                after = page.getLast();
                sql.inTransaction(() -> hints.drop(cleared.check(page, clock.now())));
            }
        }
    }

    private void takeBackRefunded() {
        ObligationId after = new ObligationId(0);
        int found = PAGE;
        while (found == PAGE) {
            List<Allowances.Allowance> page = allowances.open(after, PAGE);
            found = page.size();
            if (found > 0) {
                after = page.getLast().obligation();
                List<ObligationId> ofPage =
                        page.stream().map(Allowances.Allowance::obligation).toList();
                sql.inTransaction(() -> recoveries.refunded(ofPage, clock.now()));
            }
        }
    }
}
