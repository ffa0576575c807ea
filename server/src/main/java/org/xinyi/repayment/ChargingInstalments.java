package org.xinyi.repayment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.Ledger;

/// Books the charge of an instalment as its due day begins: what the month before has cost on what
/// is still open of the plan.
@Component
class ChargingInstalments implements DailyWork {

    private static final int ORDER = 150;

    private final Sql sql;
    private final IdSource ids;
    private final InstalmentBook book;
    private final Obligations obligations;
    private final Balances balances;
    private final Ledger ledger;

    ChargingInstalments(
            Sql sql,
            IdSource ids,
            InstalmentBook book,
            Obligations obligations,
            Balances balances,
            Ledger ledger) {
        this.sql = sql;
        this.ids = ids;
        this.book = book;
        this.obligations = obligations;
        this.balances = balances;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "instalment-charges";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void close(LocalDate day) {
        LocalDate due = day.plusDays(1);
        sql.inTransaction(() -> charge(book.fallingDue(due), BusinessClock.startOf(due)));
    }

    private void charge(List<InstalmentBook.Due> due, Instant at) {
        if (due.isEmpty()) {
            return;
        }
        List<InstalmentBook.Row> parts =
                book.parts(due.stream().map(InstalmentBook.Due::plan).distinct().toList());
        Map<ObligationId, Obligation> found =
                obligations.find(parts.stream().map(row -> row.part().obligation()).toList());
        balances.lock(found.values().stream().map(Obligation::line).distinct().toList());
        Map<Long, Money> open = open(parts);
        List<Journal> journals = new ArrayList<>();
        for (InstalmentBook.Due one : due) {
            Money charge =
                    InstalmentSchedule.charge(
                            open.getOrDefault(one.plan(), Money.ZERO), one.annualRate());
            if (book.charge(one.instalment(), charge) && charge.isPositive()) {
                Obligation instalment = Objects.requireNonNull(found.get(one.instalment()));
                JournalId id = new JournalId(ids.next());
                journals.add(InstalmentJournals.charged(id, at, instalment, charge));
            }
        }
        if (!journals.isEmpty()) {
            ledger.post(journals);
        }
        obligations.reconcile(due.stream().map(InstalmentBook.Due::instalment).toList());
    }

    /// What is open of the principal of each plan.
    private Map<Long, Money> open(List<InstalmentBook.Row> parts) {
        Map<ObligationId, Obligations.Open> open =
                obligations.open(parts.stream().map(row -> row.part().obligation()).toList());
        Map<Long, Money> sums = new HashMap<>();
        for (InstalmentBook.Row row : parts) {
            Obligations.Open still = open.get(row.part().obligation());
            if (still != null) {
                sums.merge(row.plan(), still.principal(), Money::plus);
            }
        }
        return sums;
    }
}
