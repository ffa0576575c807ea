package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.ledger.Source;
import org.xinyi.repayment.RepaymentsReceived;
import org.xinyi.scheme.Schemes;
import org.xinyi.settlement.RefundPosted;
import org.xinyi.settlement.SettlementsPosted;

/// Hears of new debts and of repayments, within the transactions that write them.
@Component
class Hearing {

    private final BusinessClock clock;
    private final Hints hints;
    private final Schemes schemes;
    private final EventLog log;
    private final Cleared cleared;
    private final Recoveries recoveries;

    Hearing(
            BusinessClock clock,
            Hints hints,
            Schemes schemes,
            EventLog log,
            Cleared cleared,
            Recoveries recoveries) {
        this.clock = clock;
        this.hints = hints;
        this.schemes = schemes;
        this.log = log;
        this.cleared = cleared;
        this.recoveries = recoveries;
    }

    /// A new debt is looked at when its ladder begins; assistance in the insurer's split is noted.
    @EventListener
    void on(SettlementsPosted posted) {
        List<Hints.Hint> first = new ArrayList<>();
        List<EventLog.Entry> assisted = new ArrayList<>();
        for (SettlementsPosted.Item item : posted.items()) {
            boolean assistance = item.split().of(Source.RELIEF).isPositive();
            for (Obligation obligation : item.obligations()) {
                if (obligation.pack() != null) {
                    first.add(hint(obligation, posted.at()));
                    if (assistance) {
                        assisted.add(
                                new EventLog.Entry(
                                        posted.at(), obligation.id(), new Event.AssistanceNoted()));
                    }
                }
            }
        }
        hints.add(first);
        log.append(assisted);
    }

    /// Most payments change nothing here: their obligations are found paid when their time comes.
    /// Where a call, a listing or a write-off stands on one, it is looked at at once. Hints are
    /// only read, so that a payment never waits for a page of the follow-up.
    @EventListener
    void on(RepaymentsReceived received) {
        List<ObligationId> paid =
                received.items().stream().map(item -> item.obligation().id()).distinct().toList();
        Set<ObligationId> attended = hints.attended(paid);
        if (attended.isEmpty()) {
            return;
        }
        Instant now = clock.now();
        Map<Allowances.Key, Money> amounts = new LinkedHashMap<>();
        for (RepaymentsReceived.Item item : received.items()) {
            if (attended.contains(item.obligation().id())) {
                amounts.merge(
                        new Allowances.Key(item.obligation().id(), item.payment().payee()),
                        item.principal(),
                        Money::plus);
            }
        }
        recoveries.recovered(amounts, now);
        cleared.check(attended, now);
    }

    /// A refund may have cleared what is listed, or taken away what was given up.
    @EventListener
    void on(RefundPosted refund) {
        Set<ObligationId> attended =
                hints.attended(
                        refund.parts().stream()
                                .filter(part -> part.toLine().isPositive())
                                .map(part -> part.obligation().id())
                                .distinct()
                                .toList());
        if (!attended.isEmpty()) {
            recoveries.refunded(attended, clock.now());
            cleared.check(attended, clock.now());
        }
    }

    private Hints.Hint hint(Obligation obligation, Instant at) {
        Case fresh =
                new Case(
                        obligation,
                        schemes.version(java.util.Objects.requireNonNull(obligation.pack())),
                        new Followed(
                                obligation.treatmentEndedAt(),
                                obligation.dueAt(),
                                obligation.amount(),
                                Followed.Debtor.ADULT,
                                false),
                        History.NONE);
        Position position = fresh.at(at);
        return new Hints.Hint(
                obligation.id(),
                obligation.institution(),
                position.lookAt(at),
                false,
                position.step().name());
    }
}
