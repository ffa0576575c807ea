package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;

/// Freezes of a bill, or of its instalments, what a refund would take: what is due last first.
/// All else is followed up as ever.
@Component
class Freezing {

    private static final Comparator<Obligations.Open> LAST_DUE_FIRST =
            Comparator.comparing((Obligations.Open one) -> one.obligation().dueAt())
                    .thenComparing(one -> one.obligation().id().value())
                    .reversed();

    private final BusinessClock clock;
    private final Obligations obligations;
    private final Books books;
    private final EventLog log;
    private final Hints hints;

    Freezing(BusinessClock clock, Obligations obligations, Books books, EventLog log, Hints hints) {
        this.clock = clock;
        this.obligations = obligations;
        this.books = books;
        this.log = log;
        this.hints = hints;
    }

    /// The bill itself, or the instalments it was divided into and what was divided.
    List<ObligationId> partsOf(Obligation bill) {
        return obligations.ofVisits(List.of(bill.visit())).stream()
                .filter(one -> one.draw().equals(bill.draw()))
                .map(Obligation::id)
                .toList();
    }

    /// What may be frozen of each part that is open, last due first: what is not disputed yet.
    /// Locks the line, in the caller's transaction.
    Map<ObligationId, Money> left(Obligation bill) {
        Collection<Obligation> parts = obligations.find(partsOf(bill)).values();
        Map<ObligationId, Obligations.Open> open = books.lock(List.copyOf(parts));
        Map<ObligationId, History> histories = log.of(open.keySet());
        Map<ObligationId, Money> left = new LinkedHashMap<>();
        for (Obligations.Open one : open.values().stream().sorted(LAST_DUE_FIRST).toList()) {
            ObligationId id = one.obligation().id();
            left.put(id, one.amount().minus(histories.getOrDefault(id, History.NONE).disputed()));
        }
        return left;
    }

    /// Of what is left as much as this, in its order.
    static Map<ObligationId, Money> upTo(Money most, Map<ObligationId, Money> left) {
        Map<ObligationId, Money> taken = new LinkedHashMap<>();
        Money rest = most;
        for (Map.Entry<ObligationId, Money> one : left.entrySet()) {
            Money part = rest.min(one.getValue());
            if (part.isPositive()) {
                taken.put(one.getKey(), part);
                rest = rest.minus(part);
            }
        }
        return taken;
    }

    /// In the caller's transaction.
    ///
    /// @param decideBy when the hospital promised an answer
    void freeze(long dispute, Map<ObligationId, Money> parts, Instant decideBy) {
        List<EventLog.Entry> entries = new ArrayList<>(parts.size());
        parts.forEach(
                (id, amount) ->
                        entries.add(
                                new EventLog.Entry(
                                        clock.now(),
                                        id,
                                        new Event.DisputeOpened(dispute, amount, decideBy))));
        write(entries);
    }

    /// In the caller's transaction.
    ///
    /// @return what had been frozen for this dispute
    List<ObligationId> thaw(long dispute, Obligation bill, DisputeOutcome outcome) {
        List<ObligationId> frozen =
                log.of(partsOf(bill)).entrySet().stream()
                        .filter(part -> part.getValue().isDisputed(dispute))
                        .map(Map.Entry::getKey)
                        .sorted(Comparator.comparing(ObligationId::value))
                        .toList();
        write(
                frozen.stream()
                        .map(
                                id ->
                                        new EventLog.Entry(
                                                clock.now(),
                                                id,
                                                new Event.DisputeResolved(dispute, outcome)))
                        .toList());
        return frozen;
    }

    private void write(List<EventLog.Entry> entries) {
        log.append(entries);
        hints.look(entries.stream().map(EventLog.Entry::about).toList(), clock.now());
    }
}
