package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
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
import org.xinyi.kernel.RefusedException;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Movement;
import org.xinyi.ledger.Parties;

/// Relief that pays part of a debt after the bill (J15), as a second person approved.
@Component
class Relief implements Proposals.Carrier {

    record Content(long obligation, Money amount) {}

    static final String OFFICE = "relief";

    private final IdSource ids;
    private final BusinessClock clock;
    private final Proposals proposals;
    private final Obligations obligations;
    private final Books books;
    private final Hints hints;

    Relief(
            IdSource ids,
            BusinessClock clock,
            Proposals proposals,
            Obligations obligations,
            Books books,
            Hints hints) {
        this.ids = ids;
        this.clock = clock;
        this.proposals = proposals;
        this.obligations = obligations;
        this.books = books;
        this.hints = hints;
    }

    @Override
    public Proposals.Kind kind() {
        return Proposals.Kind.RELIEF;
    }

    @Override
    public void carryOut(Proposals.Proposal proposal) {
        Content content = proposals.content(proposal, Content.class);
        ObligationId id = new ObligationId(content.obligation);
        Obligation found = obligations.find(List.of(id)).get(id);
        if (found == null) {
            throw new IllegalStateException("Relief for an unknown obligation " + id);
        }
        Instant now = clock.now();
        PartyId office =
                books.party(Parties.Kind.RELIEF_OFFICE, OFFICE, "民政救助 / civil affairs relief");
        Obligations.Open open = books.lock(List.of(found)).get(id);
        if (open == null || content.amount.isMoreThan(open.amount())) {
            throw new RefusedException(
                    new DelinquencyRefusal.AmountNotOpen(
                            content.obligation, open == null ? Money.ZERO : open.amount()));
        }
        List<Journal> journals = new ArrayList<>();
        Money left = content.amount;
        for (Map.Entry<PartyId, Money> share : Books.inOrder(open.shares())) {
            Money part = share.getValue().min(left);
            if (part.isPositive()) {
                journals.add(
                        new Journal(
                                new JournalId(ids.next()),
                                JournalKind.RELIEF_GRANTED,
                                now,
                                LossJournals.relief(share.getKey(), office, found, part)));
                left = left.minus(part);
            }
        }
        books.post(journals, List.of(Movement.repaid(found.line(), content.amount)));
        books.reconcile(List.of(id), now);
        hints.look(List.of(id), now);
    }
}
