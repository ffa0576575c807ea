package org.xinyi.delinquency;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Growth;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ObligationId;
import org.xinyi.repayment.RepaymentsReceived;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;
import org.xinyi.settlement.RefundPosted;

/// What comes of a promise that was kept: it is reported where the pack says so, and limits
/// grow. Within the transactions that write payments and refunds; packs that do neither cost
/// nothing.
@Component
class Fulfilling {

    private final BusinessClock clock;
    private final Schemes schemes;
    private final Obligations obligations;
    private final BillReports reports;
    private final Growth growth;

    Fulfilling(
            BusinessClock clock,
            Schemes schemes,
            Obligations obligations,
            BillReports reports,
            Growth growth) {
        this.clock = clock;
        this.schemes = schemes;
        this.obligations = obligations;
        this.reports = reports;
        this.growth = growth;
    }

    @EventListener
    void on(RepaymentsReceived received) {
        Map<ObligationId, Obligation> touched = new LinkedHashMap<>();
        received.items().stream()
                .map(RepaymentsReceived.Item::obligation)
                .filter(this::matters)
                .forEach(one -> touched.put(one.id(), one));
        if (touched.isEmpty()) {
            return;
        }
        Set<ObligationId> settled = obligations.settled(touched.keySet());
        touched.keySet().retainAll(settled);
        Instant now = clock.now();
        List<Obligation> paid = List.copyOf(touched.values());
        reports.fulfilled(paid, now);
        growth.paidInTime(paid.stream().filter(one -> !now.isAfter(one.dueAt())).toList(), now);
    }

    @EventListener
    void on(RefundPosted refund) {
        List<ObligationId> touched =
                refund.parts().stream()
                        .map(RefundPosted.Part::obligation)
                        .filter(this::matters)
                        .map(Obligation::id)
                        .toList();
        if (!touched.isEmpty()) {
            reports.takenBack(obligations.settled(touched), clock.now());
        }
    }

    private boolean matters(Obligation bill) {
        if (bill.pack() == null) {
            return false;
        }
        Pack pack = schemes.version(bill.pack());
        return !pack.followUp().reports().isEmpty() || pack.credit().scoring().growth() != null;
    }
}
