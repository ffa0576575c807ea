package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.scheme.LossLayer;
import org.xinyi.scheme.Schemes;

/// Writes into the books what comes of claims: granted, paid (J14), or taken over on the day it is
/// paid (J11).
@Component
class SettlingClaims {

    private static final String INSERT_PAYMENT =
            """
            INSERT INTO claim_payment (bearer, number, claim, amount, paid_on, journal)
            SELECT * FROM unnest(
                ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::date[], ?::bigint[])
            ON CONFLICT DO NOTHING
            RETURNING number, claim
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final ClaimTable table;
    private final Books books;
    private final Obligations obligations;
    private final Schemes schemes;

    SettlingClaims(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            ClaimTable table,
            Books books,
            Obligations obligations,
            Schemes schemes) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.table = table;
        this.books = books;
        this.obligations = obligations;
        this.schemes = schemes;
    }

    /// Posts grants, in the caller's transaction. A layer that takes over posts nothing yet: money
    /// on the way is an expectation.
    void granted(ClaimOffice office, Map<ClaimTable.Row, Money> granted, Instant at) {
        PartyId party = ClaimOffices.party(office, books);
        List<Journal> journals = new ArrayList<>();
        granted.forEach(
                (row, amount) -> {
                    if (amount.isPositive() && !layer(row).ownershipMoves()) {
                        journals.add(
                                journal(
                                        JournalKind.SUBSIDY_GRANTED,
                                        at,
                                        LossJournals.granted(row.owner(), party, amount)));
                    }
                });
        books.post(journals, List.of());
    }

    /// Posts payments, each once, in one transaction.
    ///
    /// @return those for claims we do not know
    List<ClaimOffice.Payment> paid(ClaimOffice office, List<ClaimOffice.Payment> payments) {
        return sql.inTransaction(
                () -> {
                    Set<String> numbers = new HashSet<>();
                    payments.forEach(one -> numbers.add(one.claimNumber()));
                    Map<String, ClaimTable.Row> claims = table.byNumber(numbers);
                    List<Paid> known = new ArrayList<>();
                    List<ClaimOffice.Payment> unknown = new ArrayList<>();
                    for (ClaimOffice.Payment one : payments) {
                        ClaimTable.Row claim = claims.get(one.claimNumber());
                        if (claim == null) {
                            unknown.add(one);
                        } else {
                            known.add(new Paid(one, claim, new JournalId(ids.next())));
                        }
                    }
                    post(office, fresh(office, known));
                    return unknown;
                });
    }

    private List<Paid> fresh(ClaimOffice office, List<Paid> known) {
        Set<String> inserted =
                new HashSet<>(
                        sql.over(known)
                                .texts(_ -> office.bearer().name())
                                .texts(one -> one.payment.number())
                                .longs(one -> one.claim.id())
                                .money(one -> one.payment.amount())
                                .dates(one -> one.payment.paidOn())
                                .ids(Paid::journal)
                                .query(
                                        INSERT_PAYMENT,
                                        (row, _) ->
                                                row.getString("number")
                                                        + " "
                                                        + row.getLong("claim")));
        return known.stream()
                .filter(one -> inserted.contains(one.payment.number() + " " + one.claim.id()))
                .toList();
    }

    private void post(ClaimOffice office, List<Paid> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        Instant now = clock.now();
        PartyId party = ClaimOffices.party(office, books);
        Map<ObligationId, Obligation> found =
                obligations.find(fresh.stream().map(one -> one.claim.obligation()).toList());
        Map<ObligationId, Obligations.Open> open = books.lock(List.copyOf(found.values()));
        List<Journal> journals = new ArrayList<>();
        Map<Long, ClaimTable.Added> added = new LinkedHashMap<>();
        Map<ObligationId, Money> taken = new HashMap<>();
        for (Paid one : fresh) {
            Money ungranted = grantFirst(one, party, now, journals);
            if (layer(one.claim).ownershipMoves()) {
                Obligation of = Objects.requireNonNull(found.get(one.claim.obligation()));
                journals.add(takenOver(one, party, of, open.get(of.id()), taken));
            } else {
                journals.add(
                        new Journal(
                                one.journal,
                                JournalKind.SUBSIDY_PAID,
                                now,
                                LossJournals.paid(one.claim.owner(), party, one.payment.amount())));
            }
            added.merge(
                    one.claim.id(),
                    new ClaimTable.Added(
                            one.claim.id(), ungranted, one.payment.amount(), Money.ZERO),
                    SettlingClaims::plus);
        }
        books.post(journals, List.of());
        table.add(added.values());
        books.reconcile(List.copyOf(taken.keySet()), now);
    }

    /// Money without a decision is a decision.
    private Money grantFirst(Paid one, PartyId party, Instant now, List<Journal> journals) {
        Money ungranted = one.payment.amount().minus(one.claim.granted()).max(Money.ZERO);
        boolean undecided = one.claim.state() != ClaimTable.State.ACCEPTED;
        if (!undecided || !ungranted.isPositive() || layer(one.claim).ownershipMoves()) {
            return Money.ZERO;
        }
        table.decide(
                List.of(
                        new ClaimTable.Decided(
                                one.claim.id(), ClaimTable.State.ACCEPTED, Money.ZERO, now, null)),
                now);
        journals.add(
                journal(
                        JournalKind.SUBSIDY_GRANTED,
                        now,
                        LossJournals.granted(one.claim.owner(), party, ungranted)));
        return ungranted;
    }

    /// What the patient paid meanwhile cannot be taken over; that part is owed back.
    private Journal takenOver(
            Paid one,
            PartyId party,
            Obligation of,
            Obligations.@Nullable Open open,
            Map<ObligationId, Money> taken) {
        PartyId owner = one.claim.owner();
        Money share = open == null ? Money.ZERO : open.shares().getOrDefault(owner, Money.ZERO);
        Money before = taken.getOrDefault(of.id(), Money.ZERO);
        Money part = one.payment.amount().min(share.minus(before).max(Money.ZERO));
        taken.merge(of.id(), part, Money::plus);
        Money tooMuch = one.payment.amount().minus(part);
        List<Entry> entries = new ArrayList<>();
        if (part.isPositive()) {
            entries.addAll(LossJournals.compensated(owner, party, of, part));
        }
        if (tooMuch.isPositive()) {
            entries.addAll(LossJournals.compensatedTooMuch(owner, party, tooMuch));
        }
        return new Journal(one.journal, JournalKind.COMPENSATED, clock.now(), entries);
    }

    LossLayer layer(ClaimTable.Row row) {
        return schemes.version(row.pack()).lossLayers().stream()
                .filter(layer -> layer.id().equals(row.layer()))
                .findFirst()
                .orElseThrow();
    }

    private Journal journal(JournalKind kind, Instant at, List<Entry> entries) {
        return new Journal(new JournalId(ids.next()), kind, at, entries);
    }

    private static ClaimTable.Added plus(ClaimTable.Added one, ClaimTable.Added other) {
        return new ClaimTable.Added(
                one.id(),
                one.granted().plus(other.granted()),
                one.paid().plus(other.paid()),
                one.givenBack().plus(other.givenBack()));
    }

    private record Paid(ClaimOffice.Payment payment, ClaimTable.Row claim, JournalId journal) {}
}
