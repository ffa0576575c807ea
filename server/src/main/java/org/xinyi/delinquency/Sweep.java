package org.xinyi.delinquency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private static final int PAGE = 20_000;

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

    /// A hint may be missing for what was owed again after a debit came back. Of nearly all that is
    /// open the number alone is read.
    private void lookAtUnknown(Instant end) {
        ObligationId after = new ObligationId(0);
        int found = PAGE;
        while (found == PAGE) {
            List<ObligationId> page = obligations.openUnderSchemes(end, after, PAGE);
            found = page.size();
            if (found > 0) {
                after = page.getLast();
                List<ObligationId> unknown = new ArrayList<>(page);
                unknown.removeAll(hints.known(page));
                sql.inTransaction(() -> hints.add(looked(unknown)));
            }
        }
    }

    private List<Hints.Hint> looked(List<ObligationId> unknown) {
        Instant now = clock.now();
        return obligations.open(unknown).values().stream()
                .map(Obligations.Open::obligation)
                .map(one -> new Hints.Hint(one.id(), one.institution(), now, true, "unknown"))
                .toList();
    }

    /// What is settled and still known is cleared; of the others nothing more is read.
    private void clearResting() {
        ObligationId after = new ObligationId(0);
        int found = PAGE;
        while (found == PAGE) {
            List<ObligationId> page = hints.resting(after, PAGE);
            found = page.size();
            if (found > 0) {
                after = page.getLast();
                Set<ObligationId> settled = obligations.settled(page);
                if (!settled.isEmpty()) {
                    sql.inTransaction(() -> hints.drop(cleared.check(settled, clock.now())));
                }
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
