package org.xinyi.repayment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Mandates;
import org.xinyi.repayment.DebitAttempts.Attempt;

/// Plans as a day begins what is debited on it: what falls due or was not paid by earlier
/// debits, and is neither paused nor disputed. Nothing is tried again before the last try has
/// ended.
@Component
class PlanningDebits implements DailyWork {

    /// After the charges of instalments.
    private static final int ORDER = 160;

    private static final int PAGE = 500;

    private final Sql sql;
    private final IdSource ids;
    private final Mandates mandates;
    private final Obligations obligations;
    private final DebitPayees payees;
    private final NewDebits debits;
    private final DebitPump pump;

    PlanningDebits(
            Sql sql,
            IdSource ids,
            Mandates mandates,
            Obligations obligations,
            DebitPayees payees,
            NewDebits debits,
            DebitPump pump) {
        this.sql = sql;
        this.ids = ids;
        this.mandates = mandates;
        this.obligations = obligations;
        this.payees = payees;
        this.debits = debits;
        this.pump = pump;
    }

    @Override
    public String name() {
        return "debits";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void close(LocalDate day) {
        LocalDate today = day.plusDays(1);
        List<Mandates.Mandate> page = mandates.inForce(0, PAGE);
        while (!page.isEmpty()) {
            plan(page, today);
            page = mandates.inForce(page.getLast().id(), PAGE);
        }
        pump.wake();
    }

    private void plan(List<Mandates.Mandate> page, LocalDate today) {
        Set<PatientId> debtors =
                page.stream().map(Mandates.Mandate::patient).collect(Collectors.toSet());
        Map<PatientId, List<Open>> open =
                obligations.openOf(debtors).stream()
                        .filter(one -> DebitDays.isOne(dueOn(one), today))
                        .collect(Collectors.groupingBy(one -> one.obligation().debtor()));
        List<Attempt> wanted = new ArrayList<>();
        for (Mandates.Mandate mandate : page) {
            for (Open one : open.getOrDefault(mandate.patient(), List.of())) {
                Money owed = payees.owed(mandate, one);
                if (owed.isPositive()) {
                    wanted.add(
                            new Attempt(
                                    new PaymentId(ids.next()),
                                    one.obligation().id(),
                                    mandate.id(),
                                    today,
                                    owed,
                                    false));
                }
            }
        }
        write(wanted);
    }

    private void write(List<Attempt> wanted) {
        List<ObligationId> bills = wanted.stream().map(Attempt::obligation).distinct().toList();
        Set<ObligationId> spared = new HashSet<>(debits.held(bills));
        spared.addAll(debits.underWay(bills));
        List<Attempt> due =
                wanted.stream().filter(one -> !spared.contains(one.obligation())).toList();
        sql.inTransaction(
                () -> {
                    debits.write(due);
                });
    }

    private static LocalDate dueOn(Open one) {
        return BusinessClock.dateOf(one.obligation().dueAt());
    }
}
