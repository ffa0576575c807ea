package org.xinyi.repayment;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.payment.Payments;
import org.xinyi.repayment.DebitAttempts.Attempt;

/// The intents to debit, with what each is for. One per bill and day, and none while another may
/// still arrive.
@Component
class NewDebits {

    private final DebitAttempts attempts;
    private final Purposes purposes;
    private final Payments payments;
    private final HeldDebits held;

    NewDebits(DebitAttempts attempts, Purposes purposes, Payments payments, HeldDebits held) {
        this.attempts = attempts;
        this.purposes = purposes;
        this.payments = payments;
        this.held = held;
    }

    /// Those among these that somebody holds back.
    Set<ObligationId> held(Collection<ObligationId> bills) {
        return held.among(bills);
    }

    /// Those among these whose last debit nobody knows the outcome of. After a downtime, days
    /// are planned one after the other before anybody has been called.
    Set<ObligationId> underWay(Collection<ObligationId> bills) {
        List<Attempt> last = attempts.last(List.copyOf(bills));
        Map<PaymentId, Payments.Payment> known =
                payments.find(last.stream().map(Attempt::payment).toList());
        return last.stream()
                .filter(one -> !one.called() || isOpen(known.get(one.payment())))
                .map(Attempt::obligation)
                .collect(Collectors.toSet());
    }

    /// In the caller's transaction.
    ///
    /// @return those that are new: there is one try per bill and day
    Set<PaymentId> write(List<Attempt> wanted) {
        Set<PaymentId> fresh = new HashSet<>(attempts.add(wanted));
        wanted.stream()
                .filter(one -> fresh.contains(one.payment()))
                .forEach(one -> purposes.say(one.payment(), List.of(one.obligation())));
        return fresh;
    }

    private static boolean isOpen(Payments.@Nullable Payment payment) {
        return payment != null && payment.status() == Payments.Status.OPEN;
    }
}
