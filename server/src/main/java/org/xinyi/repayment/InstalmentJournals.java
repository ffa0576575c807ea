package org.xinyi.repayment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;

/// How instalments stand in the books (J16).
final class InstalmentJournals {

    private InstalmentJournals() {}

    /// The debt leaves the obligation and stands on its instalments; the line's use stays.
    static Journal agreed(
            JournalId id, Instant at, PartyId owner, Obligation divided, List<Obligation> parts) {
        List<Entry> entries = new ArrayList<>();
        entries.add(
                new Entry(
                        owner,
                        Source.PERSONAL,
                        Account.position(),
                        Account.line(divided.id(), divided.line()),
                        Money.sum(parts, Obligation::amount)));
        for (Obligation part : parts) {
            entries.add(
                    new Entry(
                            owner,
                            Source.PERSONAL,
                            Account.line(part.id(), part.line()),
                            Account.position(),
                            part.amount()));
        }
        return new Journal(id, JournalKind.INSTALMENTS_AGREED, at, entries);
    }

    static Journal charged(JournalId id, Instant at, Obligation part, Money charge) {
        return new Journal(
                id,
                JournalKind.INSTALMENT_CHARGED,
                at,
                List.of(
                        new Entry(
                                part.owner(),
                                Source.INTEREST,
                                Account.charges(part.id()),
                                Account.position(),
                                charge)));
    }
}
