package org.xinyi.repayment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.payment.Mandates;
import org.xinyi.payment.Payments;
import org.xinyi.repayment.DebitAttempts.Attempt;

/// Calls channels for planned debits. Whatever has changed since the plan is looked at once
/// more; a crash after the call repeats it under the same number. How it ended the payment
/// says.
@Component
class DebitPump extends Pump {

    private static final int BATCH = 20;
    private static final int WORKERS = 4;
    private static final Duration MORNING = Duration.ofHours(8);

    private final Sql sql;
    private final Mandates mandates;
    private final Payments payments;
    private final Obligations obligations;
    private final DebitAttempts attempts;
    private final HeldDebits held;
    private final Notices notices;

    DebitPump(
            Sql sql,
            Mandates mandates,
            Payments payments,
            Obligations obligations,
            DebitAttempts attempts,
            HeldDebits held,
            Notices notices) {
        this.sql = sql;
        this.mandates = mandates;
        this.payments = payments;
        this.obligations = obligations;
        this.attempts = attempts;
        this.held = held;
        this.notices = notices;
    }

    @Override
    public int parallel() {
        return WORKERS;
    }

    @Override
    public int work() {
        List<Attempt> taken = attempts.take(BATCH);
        if (taken.isEmpty()) {
            return 0;
        }
        List<ObligationId> bills = taken.stream().map(Attempt::obligation).toList();
        Map<ObligationId, Obligations.Open> open = obligations.open(bills);
        Set<ObligationId> spared = held.among(bills);
        Map<Long, Mandates.Mandate> known =
                mandates.find(taken.stream().map(Attempt::mandate).distinct().toList());
        Map<Attempt, Obligation> asked = new LinkedHashMap<>();
        for (Attempt one : taken) {
            Obligations.Open bill = open.get(one.obligation());
            Mandates.Mandate mandate = known.get(one.mandate());
            if (bill != null
                    && mandate != null
                    && mandate.inForce()
                    && !spared.contains(one.obligation())
                    && !one.amount().isMoreThan(PlanningDebits.owed(bill, mandate.payee()))) {
                mandates.debit(payment(one, bill, mandate), one.mandate());
                asked.put(one, bill.obligation());
            }
        }
        List<Notices.Notice> declined = declined(asked);
        sql.inTransaction(
                () -> {
                    attempts.called(taken);
                    notices.send(declined);
                });
        return taken.size();
    }

    private List<Notices.Notice> declined(Map<Attempt, Obligation> asked) {
        Map<PaymentId, Payments.Payment> known =
                payments.find(asked.keySet().stream().map(Attempt::payment).toList());
        List<Notices.Notice> declined = new ArrayList<>();
        asked.forEach(
                (one, bill) -> {
                    Payments.Payment payment = known.get(one.payment());
                    if (payment != null && payment.status() == Payments.Status.CLOSED) {
                        declined.add(told(one, bill));
                    }
                });
        return declined;
    }

    /// In the morning: debits are made at night. The number is the payment's, so it is told
    /// once.
    private static Notices.Notice told(Attempt one, Obligation bill) {
        return new Notices.Notice(
                one.payment().value(),
                bill.debtor(),
                Template.DEBIT_DECLINED,
                bill.id().value(),
                Map.of("amount", one.amount().toString()),
                bill.institution(),
                BusinessClock.startOf(one.day()).plus(MORNING));
    }

    private static Payments.NewPayment payment(
            Attempt one, Obligations.Open bill, Mandates.Mandate mandate) {
        return new Payments.NewPayment(
                one.payment(),
                Payments.Purpose.REPAYMENT,
                bill.obligation().debtor().value(),
                mandate.payee(),
                bill.obligation().debtor(),
                null,
                mandate.channel(),
                one.amount());
    }
}
