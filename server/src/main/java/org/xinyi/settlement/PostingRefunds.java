package org.xinyi.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.Ledger;
import org.xinyi.ledger.Movement;
import org.xinyi.ledger.Source;
import org.xinyi.visit.Caller;
import org.xinyi.visit.Visits;

/// Writes a refund that insurer has settled, in one transaction.
@Component
class PostingRefunds {

    private final IdSource ids;
    private final Ledger ledger;
    private final Balances balances;
    private final Obligations obligations;
    private final Visits visits;
    private final SettlementBook settlements;
    private final RefundBook refunds;
    private final ApplicationEventPublisher events;

    PostingRefunds(
            IdSource ids,
            Ledger ledger,
            Balances balances,
            Obligations obligations,
            Visits visits,
            SettlementBook settlements,
            RefundBook refunds,
            ApplicationEventPublisher events) {
        this.ids = ids;
        this.ledger = ledger;
        this.balances = balances;
        this.obligations = obligations;
        this.visits = visits;
        this.settlements = settlements;
        this.refunds = refunds;
        this.events = events;
    }

    /// What the insurer has settled for the rest.
    ///
    /// @param reference the insurer's number; empty when nothing is left to settle
    record Agreed(PartyId insurer, Split split, String reference) {}

    /// Posts in the caller's transaction.
    ///
    /// @param replacement the settlement that takes the old one's place
    void post(Refund refund, Settlement replacement, Agreed agreed, Instant at) {
        Settlement old = settlements.lock(refund.settlement());
        Split now = agreed.split;
        Money personal = old.split().of(Source.PERSONAL).minus(now.of(Source.PERSONAL));
        RefundShares shares = RefundShares.of(personal, old.institution(), left(old));
        JournalId id = new JournalId(ids.next());
        Journal journal = RefundJournals.refunded(id, at, old, now, agreed.insurer, shares);
        if (journal != null) {
            ledger.post(List.of(journal));
        }
        balances.move(
                shares.parts().stream()
                        .filter(part -> part.toLine().isPositive())
                        .map(part -> Movement.repaid(part.obligation().line(), part.toLine()))
                        .toList());
        refunds.addParts(refund.id(), shares.parts());
        obligations.reconcile(shares.parts().stream().map(part -> part.obligation().id()).toList());
        Caller by = new Caller(refund.requestedBy(), null);
        if (refund.notDone()) {
            visits.refundedNotDone(old.root(), refund.orders(), by);
        } else {
            visits.refunded(old.root(), refund.orders(), by);
        }
        events.publishEvent(posted(refund, old, now, shares, at));
        settlements.replace(old.id());
        settlements.prepare(List.of(replacement), at);
        settlements.post(
                List.of(new SettlementBook.Posted(refund.id(), id, agreed.reference, now)), at);
    }

    /// What is left of the obligations of a settlement and of those it replaced, with their lines
    /// locked.
    private List<RefundShares.Left> left(Settlement old) {
        List<Obligation> drawn =
                obligations.ofVisits(List.of(old.visit())).stream()
                        .filter(one -> one.settlement().equals(old.root()))
                        .toList();
        balances.lock(drawn.stream().map(Obligation::line).distinct().toList());
        Map<ObligationId, Obligations.Open> open =
                obligations.open(drawn.stream().map(Obligation::id).toList());
        List<RefundShares.Left> left = new ArrayList<>();
        for (Obligation one : drawn) {
            Obligations.Open still = open.get(one.id());
            left.add(
                    new RefundShares.Left(
                            one,
                            still == null ? Money.ZERO : still.principal(),
                            one.amount()
                                    .minus(refunds.refunded(one.id()))
                                    .minus(divided(one, drawn))));
        }
        return left;
    }

    /// What of an obligation stands on its instalments.
    private static Money divided(Obligation obligation, List<Obligation> drawn) {
        return Money.sum(
                drawn.stream().filter(one -> obligation.id().equals(one.instalmentOf())).toList(),
                Obligation::amount);
    }

    private static RefundPosted posted(
            Refund refund, Settlement old, Split now, RefundShares shares, Instant at) {
        return new RefundPosted(
                old,
                refund.id(),
                now,
                shares.parts().stream()
                        .map(
                                part ->
                                        new RefundPosted.Part(
                                                part.obligation(), part.toLine(), part.toCredit()))
                        .toList(),
                at);
    }
}
