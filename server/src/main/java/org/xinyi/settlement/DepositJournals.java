package org.xinyi.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.VisitId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;

/// How the deposit of a stay stands in the books (J8).
final class DepositJournals {

    private DepositJournals() {}

    static Journal drawn(JournalId id, Instant at, VisitId stay, Obligation obligation) {
        PartyId hospital = obligation.institution().party();
        PartyId owner = obligation.owner();
        Account line = Account.line(obligation.id(), obligation.line());
        Money amount = obligation.amount();
        Account from = owner.equals(hospital) ? line : Account.between(owner);
        Entry prepaid = entry(hospital, from, Account.prepaid(stay), amount);
        List<Entry> entries =
                owner.equals(hospital)
                        ? List.of(prepaid)
                        : List.of(prepaid, entry(owner, line, Account.between(hospital), amount));
        return new Journal(id, JournalKind.PREPAID, at, entries);
    }

    /// What no bill has used goes back to the line, and to whoever has paid it already.
    ///
    /// @param toLine what is taken off what is owed; the rest had been paid and is credited
    static Journal returned(
            JournalId id, Instant at, Deposit deposit, Obligation obligation, Money toLine) {
        PartyId hospital = obligation.institution().party();
        PartyId owner = obligation.owner();
        Money toCredit = deposit.left().minus(toLine);
        Account prepaid = Account.prepaid(deposit.visit());
        Account line = Account.line(obligation.id(), obligation.line());
        Account credit = Account.patientCredit(obligation.debtor());
        List<Entry> entries = new ArrayList<>();
        boolean trusted = owner.equals(hospital);
        if (!trusted) {
            entries.add(entry(hospital, prepaid, Account.between(owner), deposit.left()));
        }
        Account from = trusted ? prepaid : Account.between(hospital);
        if (toLine.isPositive()) {
            entries.add(entry(owner, from, line, toLine));
        }
        if (toCredit.isPositive()) {
            entries.add(entry(owner, from, credit, toCredit));
        }
        return new Journal(id, JournalKind.PREPAYMENT_RETURNED, at, entries);
    }

    private static Entry entry(PartyId owner, Account debit, Account credit, Money amount) {
        return new Entry(owner, Source.PERSONAL, debit, credit, amount);
    }
}
