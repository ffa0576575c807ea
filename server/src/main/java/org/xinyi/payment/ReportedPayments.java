package org.xinyi.payment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Payment;
import org.xinyi.payment.Payments.Reported;

/// Notes money that reached its payee without us.
@Component
class ReportedPayments {

    private final Sql sql;
    private final PaymentsTaken taken;
    private final BusinessClock clock;

    ReportedPayments(Sql sql, PaymentsTaken taken, BusinessClock clock) {
        this.sql = sql;
        this.taken = taken;
        this.clock = clock;
    }

    List<Outcome<Payment>> report(List<Reported> reported) {
        return sql.inTransaction(
                () -> {
                    Instant now = clock.now();
                    PaymentsTaken.Standing standing =
                            taken.take(
                                    reported.stream()
                                            .filter(one -> refusal(one.payment()) == null)
                                            .map(one -> row(one, now))
                                            .toList(),
                                    reported.stream().map(one -> one.payment().id()).toList());
                    List<Outcome<Payment>> outcomes = new ArrayList<>();
                    for (Reported one : reported) {
                        outcomes.add(standing.outcome(one.payment(), null, refusal(one.payment())));
                    }
                    return outcomes;
                });
    }

    private static @Nullable PaymentRefusal refusal(NewPayment payment) {
        if (payment.channel() != Channel.BANK) {
            return new PaymentRefusal.ChannelNotOffered(
                    payment.channel().name(), payment.payee().value());
        }
        return payment.amount().isPositive()
                ? null
                : new PaymentRefusal.PaymentNotPositive(payment.amount());
    }

    private static PaymentRows.New row(Reported reported, Instant now) {
        Instant paidAt = reported.paidAt().isAfter(now) ? now : reported.paidAt();
        InstitutionId payee = new InstitutionId(reported.payment().payee().value());
        return new PaymentRows.New(
                reported.payment(), payee, null, paidAt.truncatedTo(ChronoUnit.MICROS));
    }
}
