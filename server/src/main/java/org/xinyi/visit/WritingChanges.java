package org.xinyi.visit;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.ledger.Holds;
import org.xinyi.ledger.Ledger;

/// Writes what was decided about orders, in the caller's transaction: one statement per table.
@Component
class WritingChanges {

    private final OrderBook book;
    private final Ledger ledger;
    private final Holds holds;
    private final ChangedVisits changed;
    private final SettlementMoments moments;
    private final ApplicationEventPublisher events;

    WritingChanges(
            OrderBook book,
            Ledger ledger,
            Holds holds,
            ChangedVisits changed,
            SettlementMoments moments,
            ApplicationEventPublisher events) {
        this.book = book;
        this.ledger = ledger;
        this.holds = holds;
        this.changed = changed;
        this.moments = moments;
        this.events = events;
    }

    void write(Changes changes) {
        claim(changes);
        holds.close(changes.released(), Holds.End.RELEASED, changes.now());
        moments.charged(changes.charged());
        if (!changes.prepaidNotDone().isEmpty()) {
            events.publishEvent(new PrepaidNotDone(changes.prepaidNotDone()));
        }
    }

    /// Writes what settlements claimed: their charges are on their way and are not late.
    void claim(Changes changes) {
        book.append(changes.events());
        ledger.post(changes.journals());
        changed.note(changes.events(), changes.pages());
    }
}
