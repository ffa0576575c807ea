package org.xinyi.payment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.ShiftId;

@Component
class PaymentDesk implements Payments {

    private final OnlinePayments online;
    private final WindowPayments window;
    private final ReportedPayments reported;
    private final GiveBacks giveBacks;
    private final PaymentRows rows;

    PaymentDesk(
            OnlinePayments online,
            WindowPayments window,
            ReportedPayments reported,
            GiveBacks giveBacks,
            PaymentRows rows) {
        this.online = online;
        this.window = window;
        this.reported = reported;
        this.giveBacks = giveBacks;
        this.rows = rows;
    }

    @Override
    public Outcome<Opened> open(NewPayment payment) {
        return online.open(payment);
    }

    @Override
    public Outcome<Payment> take(NewPayment payment, ShiftId shift) {
        return takeAll(List.of(new TakenPayment(payment, shift))).getFirst();
    }

    @Override
    public List<Outcome<Payment>> takeAll(List<TakenPayment> takings) {
        return window.take(takings);
    }

    @Override
    public List<Outcome<Payment>> report(List<Reported> payments) {
        return reported.report(payments);
    }

    @Override
    public Map<PaymentId, Payment> find(Collection<PaymentId> payments) {
        return rows.find(payments).values().stream()
                .map(StoredPayment::payment)
                .collect(Collectors.toMap(Payment::id, Function.identity()));
    }

    @Override
    public void giveBack(List<GiveBack> orders) {
        giveBacks.order(orders);
    }
}
