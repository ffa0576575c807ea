package org.xinyi.repayment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Pump;
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

    private final Mandates mandates;
    private final Obligations obligations;
    private final DebitAttempts attempts;
    private final HeldDebits held;
    private final DebitPayees payees;

    DebitPump(
            Mandates mandates,
            Obligations obligations,
            DebitAttempts attempts,
            HeldDebits held,
            DebitPayees payees) {
        this.mandates = mandates;
        this.obligations = obligations;
        this.attempts = attempts;
        this.held = held;
        this.payees = payees;
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
        for (Attempt one : taken) {
            Obligations.Open bill = open.get(one.obligation());
            Mandates.Mandate mandate = known.get(one.mandate());
            if (bill != null
                    && mandate != null
                    && mandate.inForce()
                    && !spared.contains(one.obligation())
                    && !one.amount().isMoreThan(payees.owed(mandate, bill))) {
                mandates.debit(payment(one, bill, mandate), one.mandate());
            }
        }
        attempts.called(taken);
        return taken.size();
    }

    private Payments.NewPayment payment(
            Attempt one, Obligations.Open bill, Mandates.Mandate mandate) {
        return new Payments.NewPayment(
                one.payment(),
                Payments.Purpose.REPAYMENT,
                bill.obligation().debtor().value(),
                payees.of(mandate, bill.obligation()).orElseThrow(),
                bill.obligation().debtor(),
                payer(bill, mandate),
                mandate.channel(),
                one.amount());
    }

    /// A relative whose wallet pays; null when it is the debtor's own.
    private static @Nullable PatientId payer(Obligations.Open bill, Mandates.Mandate mandate) {
        return mandate.patient().equals(bill.obligation().debtor()) ? null : mandate.patient();
    }
}
