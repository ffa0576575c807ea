package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.access.Proposals;
import org.xinyi.credit.CreditRefusal;
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

/// Gives up debts in the books (J13), proposed by one person and approved by another. The debt
/// is still owed, the line still used; evidence and clocks run on.
@Component
class WriteOffs implements Proposals.Carrier {

    /// @param amount null: all that is open
    record Item(long obligation, @Nullable Money amount) {}

    record Content(List<Item> items, String reason) {
        Content {
            items = List.copyOf(items);
        }
    }

    private final IdSource ids;
    private final BusinessClock clock;
    private final Proposals proposals;
    private final Obligations obligations;
    private final Allowances allowances;
    private final Books books;
    private final Hints hints;

    WriteOffs(
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

    /// Proposes to write off what the obligations of one institution owe to it; all or none.
    ///
    /// @throws RefusedException when one is unknown, another's, or more than is open
    Proposals.Proposal propose(Content content) {
        List<ObligationId> wanted =
                content.items.stream().map(item -> new ObligationId(item.obligation)).toList();
        Map<ObligationId, Obligation> found = obligations.find(wanted);
        Map<ObligationId, Obligations.Open> open = obligations.open(wanted);
        Map<Allowances.Key, Allowances.Allowance> given = allowances.of(wanted);
        Obligation first = null;
        for (Item item : content.items) {
            ObligationId id = new ObligationId(item.obligation);
            Obligation obligation = found.get(id);
            if (obligation == null || !Visibility.isVisible(obligation)) {
                throw new RefusedException(new CreditRefusal.ObligationUnknown(item.obligation));
            }
            first = first == null ? obligation : first;
            if (!first.institution().equals(obligation.institution())) {
                throw new RefusedException(new DelinquencyRefusal.NotOwner(item.obligation));
            }
            Money most = most(obligation, open.get(id), given);
            Money amount = item.amount == null ? most : item.amount;
            if (!amount.isPositive() || amount.isMoreThan(most)) {
                throw new RefusedException(
                        new DelinquencyRefusal.AmountNotOpen(item.obligation, most));
            }
        }
        return proposals.propose(
                Proposals.Kind.WRITE_OFF,
                content.items.getFirst().obligation,
                java.util.Objects.requireNonNull(first).institution(),
                content);
    }

    @Override
    public Proposals.Kind kind() {
        return Proposals.Kind.WRITE_OFF;
    }

    /// Writes off what is still open of what was proposed.
    @Override
    public void carryOut(Proposals.Proposal proposal) {
        Content content = proposals.content(proposal, Content.class);
        Map<ObligationId, Item> items = new HashMap<>();
        content.items.forEach(item -> items.put(new ObligationId(item.obligation), item));
        List<Obligation> found = List.copyOf(obligations.find(items.keySet()).values());
        Map<ObligationId, Obligations.Open> open = books.lock(found);
        Map<Allowances.Key, Allowances.Allowance> given = allowances.of(items.keySet());
        Instant now = clock.now();
        List<Journal> journals = new ArrayList<>();
        List<Allowances.WriteOff> writeOffs = new ArrayList<>();
        for (Obligation obligation : found) {
            Item item = java.util.Objects.requireNonNull(items.get(obligation.id()));
            PartyId owner = obligation.institution().party();
            Money most = most(obligation, open.get(obligation.id()), given);
            Money amount = item.amount == null ? most : item.amount.min(most);
            if (amount.isPositive()) {
                journals.add(
                        new Journal(
                                new JournalId(ids.next()),
                                JournalKind.WRITTEN_OFF,
                                now,
                                LossJournals.writtenOff(owner, obligation.id(), amount)));
                writeOffs.add(new Allowances.WriteOff(obligation, owner, amount));
            }
        }
        books.post(journals, List.of());
        allowances.writeOff(writeOffs, now);
        List<ObligationId> changed = writeOffs.stream().map(one -> one.of().id()).toList();
        hints.add(writeOffs.stream().map(one -> hint(one.of())).toList());
        hints.attend(changed, now);
    }

    /// An obligation that no ladder follows, written off, needs attention too.
    private static Hints.Hint hint(Obligation obligation) {
        return new Hints.Hint(obligation.id(), obligation.institution(), null, true, "written-off");
    }

    /// What the hospital owns of it and has not given up.
    static Money most(
            Obligation obligation,
            Obligations.@Nullable Open open,
            Map<Allowances.Key, Allowances.Allowance> given) {
        PartyId owner = obligation.institution().party();
        Money share = open == null ? Money.ZERO : open.shares().getOrDefault(owner, Money.ZERO);
        Allowances.Allowance allowance = given.get(new Allowances.Key(obligation.id(), owner));
        return allowance == null ? share : share.minus(allowance.left());
    }
}
