package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.TimedWork;
import org.xinyi.kernel.sql.Sql;

/// Does what is due on the ladders, page by page, each page in one transaction. Two servers share
/// the work: what one has taken the other passes over.
@Component
class FollowUp implements TimedWork {

    private static final int PAGE = 2_000;

    private final Sql sql;
    private final Hints hints;
    private final Cases cases;
    private final Books books;
    private final CarryingOut carryingOut;
    private final NotingOverdue notingOverdue;
    private final Deliveries deliveries;
    private final EventLog log;
    private final BillReports reports;

    FollowUp(
            Sql sql,
            Hints hints,
            Cases cases,
            Books books,
            CarryingOut carryingOut,
            NotingOverdue notingOverdue,
            Deliveries deliveries,
            EventLog log,
            BillReports reports) {
        this.sql = sql;
        this.hints = hints;
        this.cases = cases;
        this.books = books;
        this.carryingOut = carryingOut;
        this.notingOverdue = notingOverdue;
        this.deliveries = deliveries;
        this.log = log;
        this.reports = reports;
    }

    @Override
    public void run(Instant now) {
        int taken = PAGE;
        while (taken > 0) {
            taken = sql.inTransaction(() -> nextPage(now));
        }
    }

    private int nextPage(Instant now) {
        List<ObligationId> taken = hints.take(now, PAGE);
        if (!taken.isEmpty()) {
            Page page = new Page(cases.gather(taken), now);
            hints.rest(page.without(taken));
            work(page);
        }
        return taken.size();
    }

    private void work(Page page) {
        deliveries.learn(page);
        lockWhatMayHurt(page);
        notingOverdue.note(page);
        carryingOut.announce(page);
        carryingOut.run(page);
        reports.defaulted(page);
        keep(page);
    }

    private void keep(Page page) {
        log.append(page.entries());
        hints.drop(page.paid());
        hints.put(page.hints());
    }

    /// Carries out the drafted rung of an obligation, in the caller's transaction, as a person
    /// released it.
    ///
    /// @return whether it was still due
    boolean release(ObligationId obligation, String rung, Instant now) {
        Page page = new Page(cases.gather(List.of(obligation)), now);
        lockWhatMayHurt(page);
        if (page.due().noneMatch(one -> one.rung().id().equals(rung))) {
            return false;
        }
        carryingOut.release(page);
        keep(page);
        return true;
    }

    /// What is to be listed is read again with its lines locked, so that no payment comes between:
    /// either it is seen here, or it finds the listing and lifts it.
    private void lockWhatMayHurt(Page page) {
        List<Case> harmful = page.cases().stream().filter(one -> mayHurt(one, page.now())).toList();
        if (!harmful.isEmpty()) {
            books.lock(harmful.stream().map(Case::obligation).toList());
            page.replace(cases.gather(harmful.stream().map(Case::id).toList()));
        }
    }

    private static boolean mayHurt(Case one, Instant now) {
        Position position = one.at(now);
        boolean counts = position.isOverdueNow(now) && !one.pack().followUp().counters().isEmpty();
        boolean lists =
                position.step() instanceof Step.Run run
                        && Ladder.isAdverse(DueRung.of(one, run).rung());
        return counts || lists;
    }
}
