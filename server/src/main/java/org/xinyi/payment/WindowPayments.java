package org.xinyi.payment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Payment;
import org.xinyi.payment.Payments.TakenPayment;

/// Takes money over the counter: it is there at once, within an open shift.
@Component
class WindowPayments {

    private final Sql sql;
    private final ShiftRows shifts;
    private final PaymentsTaken taken;
    private final BusinessClock clock;

    WindowPayments(Sql sql, ShiftRows shifts, PaymentsTaken taken, BusinessClock clock) {
        this.sql = sql;
        this.shifts = shifts;
        this.taken = taken;
        this.clock = clock;
    }

    List<Outcome<Payment>> take(List<TakenPayment> takings) {
        return sql.inTransaction(
                () -> {
                    Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
                    List<@Nullable PaymentRefusal> refusals = refusals(takings);
                    List<PaymentRows.New> accepted = new ArrayList<>();
                    for (int i = 0; i < takings.size(); i++) {
                        if (refusals.get(i) == null) {
                            accepted.add(row(takings.get(i), now));
                        }
                    }
                    PaymentsTaken.Standing standing =
                            taken.take(
                                    accepted,
                                    takings.stream().map(taking -> taking.payment().id()).toList());
                    List<Outcome<Payment>> outcomes = new ArrayList<>();
                    for (int i = 0; i < takings.size(); i++) {
                        TakenPayment taking = takings.get(i);
                        outcomes.add(
                                standing.outcome(
                                        taking.payment(), taking.shift(), refusals.get(i)));
                    }
                    return outcomes;
                });
    }

    private List<@Nullable PaymentRefusal> refusals(List<TakenPayment> takings) {
        Map<ShiftId, ShiftRows.Shift> open =
                shifts.keepOpen(takings.stream().map(TakenPayment::shift).distinct().toList());
        List<@Nullable PaymentRefusal> refusals = new ArrayList<>();
        for (TakenPayment taking : takings) {
            refusals.add(refusal(taking, open.get(taking.shift())));
        }
        return refusals;
    }

    private static @Nullable PaymentRefusal refusal(
            TakenPayment taking, ShiftRows.@Nullable Shift shift) {
        NewPayment payment = taking.payment();
        if (!payment.channel().overCounter()) {
            return new PaymentRefusal.ChannelNotOffered(
                    payment.channel().name(), payment.payee().value());
        }
        if (!payment.amount().isPositive()) {
            return new PaymentRefusal.PaymentNotPositive(payment.amount());
        }
        if (shift == null || !shift.institution().party().equals(payment.payee())) {
            return new PaymentRefusal.ShiftUnknown(taking.shift().value());
        }
        return shift.isClosed() ? new PaymentRefusal.ShiftClosed(taking.shift().value()) : null;
    }

    private static PaymentRows.New row(TakenPayment taking, Instant now) {
        InstitutionId institution = new InstitutionId(taking.payment().payee().value());
        return new PaymentRows.New(taking.payment(), institution, taking.shift(), now);
    }
}
