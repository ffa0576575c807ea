package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.scheme.Waterfall;

/// What comes in after a write-off: the books take back what they gave up (J13), and whoever has
/// subsidised it gets its share back (J14).
@Component
class Recoveries {

    private final IdSource ids;
    private final Allowances allowances;
    private final ClaimTable claims;
    private final SettlingClaims settling;
    private final ClaimOffices offices;
    private final Books books;
    private final Obligations obligations;

    Recoveries(
            IdSource ids,
            Allowances allowances,
            ClaimTable claims,
            SettlingClaims settling,
            ClaimOffices offices,
            Books books,
            Obligations obligations) {
        this.ids = ids;
        this.allowances = allowances;
        this.claims = claims;
        this.settling = settling;
        this.offices = offices;
        this.books = books;
        this.obligations = obligations;
    }

    /// Posts what was recovered, in the transaction of the repayments and under its locks.
    ///
    /// @param paid what came in, by obligation and owner; may be more than was given up
    void recovered(Map<Allowances.Key, Money> paid, Instant at) {
        List<ObligationId> obligations =
                paid.keySet().stream().map(Allowances.Key::obligation).distinct().toList();
        Map<Allowances.Key, Allowances.Allowance> given = allowances.of(obligations);
        List<Journal> journals = new ArrayList<>();
        List<Allowances.TakenBack> takenBack = new ArrayList<>();
        Map<Allowances.Key, Money> inAll = new LinkedHashMap<>();
        paid.forEach(
                (key, amount) -> {
                    Allowances.Allowance allowance = given.get(key);
                    Money part = allowance == null ? Money.ZERO : allowance.left().min(amount);
                    if (allowance != null && part.isPositive()) {
                        takenBack.add(new Allowances.TakenBack(key, part, Money.ZERO));
                        inAll.put(key, allowance.recovered().plus(part));
                        journals.add(
                                new Journal(
                                        new JournalId(ids.next()),
                                        JournalKind.RECOVERED_AFTER_WRITE_OFF,
                                        at,
                                        LossJournals.recovered(
                                                key.owner(), key.obligation(), part)));
                    }
                });
        allowances.takeBack(takenBack);
        journals.addAll(givenBack(inAll, at));
        books.post(journals, List.of());
    }

    /// Posts what is given up and no longer open, after refunds.
    void refunded(Collection<ObligationId> obligations, Instant at) {
        Map<ObligationId, Obligations.Open> open = this.obligations.open(obligations);
        Map<Allowances.Key, Money> tooMuch = new LinkedHashMap<>();
        for (Allowances.Allowance one : allowances.of(obligations).values()) {
            Obligations.Open stands = open.get(one.obligation());
            Money share =
                    stands == null
                            ? Money.ZERO
                            : stands.shares().getOrDefault(one.owner(), Money.ZERO);
            Money more = one.left().minus(share);
            if (more.isPositive()) {
                tooMuch.put(new Allowances.Key(one.obligation(), one.owner()), more);
            }
        }
        recovered(tooMuch, at);
    }

    private List<Journal> givenBack(Map<Allowances.Key, Money> inAll, Instant at) {
        List<Journal> journals = new ArrayList<>();
        List<ClaimTable.Added> added = new ArrayList<>();
        List<ObligationId> obligations =
                inAll.keySet().stream().map(Allowances.Key::obligation).distinct().toList();
        for (ClaimTable.Row claim : claims.of(obligations)) {
            Money recovered = inAll.get(new Allowances.Key(claim.obligation(), claim.owner()));
            Money more = recovered == null ? Money.ZERO : more(claim, recovered);
            if (more.isPositive()) {
                added.add(new ClaimTable.Added(claim.id(), Money.ZERO, Money.ZERO, more));
                journals.add(
                        new Journal(
                                new JournalId(ids.next()),
                                JournalKind.SUBSIDY_GIVEN_BACK,
                                at,
                                LossJournals.givenBack(claim.owner(), office(claim), more)));
            }
        }
        claims.add(added);
        return journals;
    }

    /// What is owed back beyond what was given back before; of a layer that has taken the
    /// receivable over, nothing: it is paid itself.
    private Money more(ClaimTable.Row claim, Money recoveredInAll) {
        if (settling.layer(claim).ownershipMoves()) {
            return Money.ZERO;
        }
        Money since = recoveredInAll.minus(claim.recoveredBefore());
        return Waterfall.givenBack(since, settling.layer(claim), claim.granted())
                .minus(claim.givenBack());
    }

    private PartyId office(ClaimTable.Row claim) {
        ClaimOffice office =
                offices.find(claim.bearer())
                        .orElseThrow(
                                () -> new IllegalStateException("No office of " + claim.bearer()));
        return ClaimOffices.party(office, books);
    }
}
