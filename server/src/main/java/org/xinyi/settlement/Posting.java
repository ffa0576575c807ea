package org.xinyi.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Draws;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.Ledger;
import org.xinyi.ledger.Source;
import org.xinyi.visit.Visit;
import org.xinyi.visit.Visits;

/// Writes agreed settlements into the books: one transaction for the list.
@Component
class Posting {

    /// A bill within this time comes with the end of the treatment.
    private static final Duration PROMPT = Duration.ofHours(1);

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Draws draws;
    private final Ledger ledger;
    private final SettlementBook book;
    private final ApplicationEventPublisher events;

    Posting(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            Draws draws,
            Ledger ledger,
            SettlementBook book,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.draws = draws;
        this.ledger = ledger;
        this.book = book;
        this.events = events;
    }

    /// Posts what nobody has posted yet: who waits at a counter, who asks again and the
    /// background may all have got the same answer.
    void post(List<Asking.Answer.Agreed> answered) {
        if (!answered.isEmpty()) {
            sql.inTransaction(
                    () -> {
                        Set<SettlementId> prepared =
                                book.lockPrepared(answered.stream().map(Posting::id).toList());
                        postPrepared(
                                answered.stream()
                                        .filter(one -> prepared.contains(id(one)))
                                        .toList());
                    });
        }
    }

    private static SettlementId id(Asking.Answer.Agreed agreed) {
        return agreed.prepared().settlement().id();
    }

    private void postPrepared(List<Asking.Answer.Agreed> agreed) {
        if (agreed.isEmpty()) {
            return;
        }
        Instant now = clock.now();
        List<List<Obligation>> obligations = drawn(agreed, now);
        List<Journal> journals = new ArrayList<>();
        List<SettlementBook.Posted> posted = new ArrayList<>();
        List<SettlementsPosted.Item> items = new ArrayList<>();
        for (int i = 0; i < agreed.size(); i++) {
            Asking.Answer.Agreed one = agreed.get(i);
            Journal journal =
                    SettlementJournals.settled(
                            new JournalId(ids.next()), now, one, obligations.get(i));
            journals.add(journal);
            posted.add(
                    new SettlementBook.Posted(id(one), journal.id(), one.reference(), one.split()));
            items.add(
                    new SettlementsPosted.Item(
                            id(one),
                            one.prepared().visit(),
                            one.split(),
                            one.fromDeposit(),
                            obligations.get(i),
                            debit(one.plan())));
        }
        ledger.post(journals);
        book.post(posted, now);
        events.publishEvent(new SettlementsPosted(items, now));
    }

    /// What each comes to: on the line of its visit, and on a card where one pays.
    private List<List<Obligation>> drawn(List<Asking.Answer.Agreed> agreed, Instant now) {
        List<Draws.Request> requests = new ArrayList<>();
        agreed.forEach(one -> requests.add(request(one, now)));
        List<Asking.Answer.Agreed> carded =
                agreed.stream().filter(one -> fromCard(one).isPositive()).toList();
        carded.forEach(one -> requests.add(card(one, now)));
        List<List<Obligation>> drawn = draws.draw(requests, now);
        List<List<Obligation>> obligations = new ArrayList<>();
        for (int i = 0; i < agreed.size(); i++) {
            List<Obligation> of = new ArrayList<>(drawn.get(i));
            int card = carded.indexOf(agreed.get(i));
            if (card >= 0) {
                of.addAll(drawn.get(agreed.size() + card));
            }
            obligations.add(of);
        }
        return obligations;
    }

    private static Money fromCard(Asking.Answer.Agreed one) {
        FundingPlan plan = one.plan();
        return plan == null ? Money.ZERO : plan.card();
    }

    private static Draws.Request card(Asking.Answer.Agreed one, Instant now) {
        FundingPlan plan = Objects.requireNonNull(one.plan());
        Visit visit = one.prepared().visit();
        return new Draws.Request(
                one.prepared().settlement().id(),
                visit.id(),
                visit.patient(),
                visit.institution(),
                plan.cardLine(),
                visit.pack(),
                List.of(),
                plan.card(),
                Objects.requireNonNull(plan.cardObligation()),
                plan.card(),
                clocksBegin(visit.endedAt(), now));
    }

    private static SettlementsPosted.@Nullable Debit debit(@Nullable FundingPlan plan) {
        Long mandate = plan == null ? null : plan.mandate();
        return plan == null || mandate == null || !plan.bound().isPositive()
                ? null
                : new SettlementsPosted.Debit(mandate, plan.bound());
    }

    private static Draws.Request request(Asking.Answer.Agreed one, Instant now) {
        Visit visit = one.prepared().visit();
        Money personal =
                one.split().of(Source.PERSONAL).minus(one.fromDeposit()).minus(fromCard(one));
        List<OrderId> orders =
                one.prepared().charges().stream()
                        .map(Visits.Charge::order)
                        .map(order -> order.id())
                        .toList();
        return new Draws.Request(
                one.prepared().settlement().id(),
                visit.id(),
                visit.patient(),
                visit.institution(),
                visit.line(),
                visit.pack(),
                orders,
                personal,
                one.prepared().settlement().obligation(),
                one.lenderFunds(),
                clocksBegin(visit.endedAt(), now));
    }

    /// Due terms and the ladder count from the end of the treatment. When the insurer was
    /// silent or something was done afterwards, they count from the bill: nobody is late with
    /// one that was not there.
    private static Instant clocksBegin(@Nullable Instant endedAt, Instant billedAt) {
        return endedAt == null || billedAt.isAfter(endedAt.plus(PROMPT)) ? billedAt : endedAt;
    }
}
