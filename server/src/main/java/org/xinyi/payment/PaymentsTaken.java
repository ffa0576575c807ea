package org.xinyi.payment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.ShiftId;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Payment;
import org.xinyi.payment.Payments.Status;

/// Keeps money that is there already when we learn of it: over a counter, or at a lender's.
@Component
class PaymentsTaken {

    private final PaymentRows rows;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    PaymentsTaken(PaymentRows rows, BusinessClock clock, ApplicationEventPublisher events) {
        this.rows = rows;
        this.clock = clock;
        this.events = events;
    }

    /// What stands under the numbers of a list, just written or from before.
    static final class Standing {

        private final Map<PaymentId, Row> known = new HashMap<>();

        /// Done when exactly this stands there; otherwise refused, by the reason it was not written
        /// for or because the number is another payment's.
        Outcome<Payment> outcome(
                NewPayment wanted, @Nullable ShiftId shift, @Nullable PaymentRefusal refusal) {
            Row row = known.get(wanted.id());
            if (row != null && row.wanted.equals(wanted) && Objects.equals(row.shift, shift)) {
                return Outcome.done(row.payment);
            }
            return Outcome.refused(
                    refusal == null
                            ? new PaymentRefusal.PaymentIdReused(wanted.id().value())
                            : refusal);
        }
    }

    /// Writes what is new and tells it, in the caller's transaction.
    ///
    /// @param asked all numbers of the caller's list, also those that are refused by now
    Standing take(List<PaymentRows.New> accepted, Collection<PaymentId> asked) {
        Set<PaymentId> fresh = rows.insert(accepted, clock.now());
        Standing standing = new Standing();
        List<Payment> received = new ArrayList<>();
        for (PaymentRows.New row : accepted) {
            PaymentId id = row.payment().id();
            if (fresh.contains(id) && !standing.known.containsKey(id)) {
                Payment payment = received(row);
                standing.known.put(id, new Row(row.payment(), row.shift(), payment));
                received.add(payment);
            }
        }
        if (!received.isEmpty()) {
            events.publishEvent(new PaymentsReceived(received));
        }
        List<PaymentId> earlier =
                asked.stream().filter(id -> !standing.known.containsKey(id)).distinct().toList();
        rows.find(earlier)
                .forEach(
                        (id, row) ->
                                standing.known.put(
                                        id, new Row(row.asNew(), row.shift(), row.payment())));
        return standing;
    }

    private static Payment received(PaymentRows.New row) {
        NewPayment payment = row.payment();
        return new Payment(
                payment.id(),
                payment.purpose(),
                payment.subject(),
                payment.payee(),
                payment.patient(),
                payment.payer(),
                payment.channel(),
                payment.amount(),
                Status.RECEIVED,
                row.receivedAt());
    }

    private record Row(NewPayment wanted, @Nullable ShiftId shift, Payment payment) {}
}
