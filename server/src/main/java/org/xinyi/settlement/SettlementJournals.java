package org.xinyi.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.VisitId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Account.LossReason;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;

/// How a settlement stands in the books (J2).
final class SettlementJournals {

    private SettlementJournals() {}

    static Journal settled(
            JournalId id, Instant at, Asking.Answer.Agreed agreed, List<Obligation> drawn) {
        PartyId hospital = agreed.prepared().visit().institution().party();
        VisitId visit = agreed.prepared().visit().id();
        List<Entry> entries = new ArrayList<>();
        entries.add(
                new Entry(
                        hospital,
                        Source.UNSPLIT,
                        Account.position(),
                        Account.unbilled(visit),
                        agreed.split().total()));
        for (Map.Entry<Source, Money> share : agreed.split().shares().entrySet()) {
            if (share.getKey() != Source.PERSONAL) {
                entries.add(
                        new Entry(
                                hospital,
                                share.getKey(),
                                debited(share.getKey(), agreed.insurer()),
                                Account.position(),
                                share.getValue()));
            }
        }
        if (agreed.fromDeposit().isPositive()) {
            entries.add(
                    new Entry(
                            hospital,
                            Source.PERSONAL,
                            Account.prepaid(visit),
                            Account.position(),
                            agreed.fromDeposit()));
        }
        drawn.forEach(obligation -> entries.addAll(drawn(hospital, obligation)));
        return new Journal(id, JournalKind.SETTLED, at, entries);
    }

    /// What the hospital is owed for a share that is not personal.
    static Account debited(Source source, PartyId insurer) {
        return source == Source.HOSPITAL
                ? Account.loss(LossReason.HOSPITAL_SHARE)
                : Account.insurer(insurer);
    }

    /// J2a under hospital trust, J2b when a lender advances.
    private static List<Entry> drawn(PartyId hospital, Obligation obligation) {
        Account line = Account.line(obligation.id(), obligation.line());
        PartyId owner = obligation.owner();
        if (owner.equals(hospital)) {
            return List.of(
                    new Entry(
                            hospital,
                            Source.PERSONAL,
                            line,
                            Account.position(),
                            obligation.amount()));
        }
        return List.of(
                new Entry(
                        hospital,
                        Source.PERSONAL,
                        Account.between(owner),
                        Account.position(),
                        obligation.amount()),
                new Entry(
                        owner,
                        Source.PERSONAL,
                        line,
                        Account.between(hospital),
                        obligation.amount()));
    }
}
