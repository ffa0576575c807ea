package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.access.Proposals;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Movement;

/// Forgives what a hospital is owed, for good (J13), as a second person approved. The line is
/// free again.
@Component
class Forgiveness implements Proposals.Carrier {

    record Content(long obligation, String reason) {}

    private final IdSource ids;
    private final BusinessClock clock;
    private final Proposals proposals;
    private final Obligations obligations;
    private final Allowances allowances;
    private final Books books;
    private final Hints hints;

    Forgiveness(
            IdSource ids,
            BusinessClock clock,
            Proposals proposals,
            Obligations obligations,
            Allowances allowances,
            Books books,
            Hints hints) {
        this.ids = ids;
        this.clock = clock;
        this.proposals = proposals;
        this.obligations = obligations;
        this.allowances = allowances;
        this.books = books;
        this.hints = hints;
    }

    @Override
    public Proposals.Kind kind() {
        return Proposals.Kind.FORGIVENESS;
    }

    @Override
    public void carryOut(Proposals.Proposal proposal) {
        Content content = proposals.content(proposal, Content.class);
        ObligationId id = new ObligationId(content.obligation);
        Obligation found = obligations.find(List.of(id)).get(id);
        if (found == null) {
            throw new IllegalStateException("Forgiveness of an unknown obligation " + id);
        }
        PartyId owner = found.institution().party();
        Obligations.Open open = books.lock(List.of(found)).get(id);
        Money share = open == null ? Money.ZERO : open.shares().getOrDefault(owner, Money.ZERO);
        if (share.isPositive()) {
            forgive(found, owner, share);
        }
    }

    private void forgive(Obligation found, PartyId owner, Money share) {
        Instant now = clock.now();
        Allowances.Key key = new Allowances.Key(found.id(), owner);
        Map<Allowances.Key, Allowances.Allowance> given = allowances.of(List.of(found.id()));
        Allowances.Allowance allowance = given.get(key);
        Money fromAllowance = allowance == null ? Money.ZERO : allowance.left().min(share);
        books.post(
                List.of(
                        new Journal(
                                new JournalId(ids.next()),
                                JournalKind.FORGIVEN,
                                now,
                                LossJournals.forgiven(
                                        owner, found, fromAllowance, share.minus(fromAllowance)))),
                List.of(Movement.repaid(found.line(), share)));
        if (fromAllowance.isPositive()) {
            allowances.takeBack(List.of(new Allowances.TakenBack(key, Money.ZERO, fromAllowance)));
        }
        books.reconcile(List.of(found.id()), now);
        hints.look(List.of(found.id()), now);
    }
}
