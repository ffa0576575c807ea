package org.xinyi.delinquency;

import java.util.ArrayList;
import java.util.List;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Account.LossReason;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Source;

/// How losses stand in the books (J11, J13, J14, J15). X is the owner of the receivable.
final class LossJournals {

    private LossJournals() {}

    /// J11, on the day the money is paid: X's receivable becomes the insurer's.
    static List<Entry> compensated(PartyId x, PartyId insurer, Obligation of, Money amount) {
        Account line = Account.line(of.id(), of.line());
        return List.of(
                entry(x, Account.position(), line, amount),
                entry(insurer, line, Account.position(), amount));
    }

    /// J11, the part that the patient had paid before the money came: X owes it back.
    static List<Entry> compensatedTooMuch(PartyId x, PartyId insurer, Money amount) {
        return List.of(
                entry(x, Account.position(), Account.between(insurer), amount),
                entry(insurer, Account.between(x), Account.position(), amount));
    }

    /// J13: the debt is given up in the books and still owed.
    static List<Entry> writtenOff(PartyId x, ObligationId of, Money amount) {
        return List.of(entry(x, Account.loss(LossReason.WRITE_OFF), Account.allowance(of), amount));
    }

    /// J13, second row of a recovery; the first is the repayment itself.
    static List<Entry> recovered(PartyId x, ObligationId of, Money amount) {
        return List.of(entry(x, Account.allowance(of), Account.loss(LossReason.WRITE_OFF), amount));
    }

    /// J13: forgiven for good.
    ///
    /// @param fromAllowance what had been written off of it
    static List<Entry> forgiven(PartyId x, Obligation of, Money fromAllowance, Money fromLoss) {
        Account line = Account.line(of.id(), of.line());
        List<Entry> entries = new ArrayList<>(2);
        if (fromAllowance.isPositive()) {
            entries.add(entry(x, Account.allowance(of.id()), line, fromAllowance));
        }
        if (fromLoss.isPositive()) {
            entries.add(entry(x, Account.loss(LossReason.WRITE_OFF), line, fromLoss));
        }
        return entries;
    }

    /// J14: the office has granted a subsidy on a written-off amount.
    static List<Entry> granted(PartyId x, PartyId office, Money amount) {
        return List.of(
                entry(x, Account.between(office), Account.loss(LossReason.WRITE_OFF), amount),
                entry(
                        office,
                        Account.loss(LossReason.SUBSIDY_GRANTED),
                        Account.between(x),
                        amount));
    }

    /// J14 and J15: the office has paid.
    static List<Entry> paid(PartyId x, PartyId office, Money amount) {
        return List.of(
                entry(x, Account.position(), Account.between(office), amount),
                entry(office, Account.between(x), Account.position(), amount));
    }

    /// J14: the patient paid after all; the office's share of it is owed back.
    static List<Entry> givenBack(PartyId x, PartyId office, Money amount) {
        return List.of(
                entry(x, Account.loss(LossReason.WRITE_OFF), Account.between(office), amount),
                entry(
                        office,
                        Account.between(x),
                        Account.loss(LossReason.SUBSIDY_GRANTED),
                        amount));
    }

    /// J15: relief pays part of the debt.
    static List<Entry> relief(PartyId x, PartyId office, Obligation of, Money amount) {
        return List.of(
                entry(x, Account.between(office), Account.line(of.id(), of.line()), amount),
                entry(office, Account.loss(LossReason.RELIEF_GRANTED), Account.between(x), amount));
    }

    private static Entry entry(PartyId owner, Account debit, Account credit, Money amount) {
        return new Entry(owner, Source.PERSONAL, debit, credit, amount);
    }
}
