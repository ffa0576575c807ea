package org.xinyi.clearing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.JournalKind;
import org.xinyi.repayment.CounterBook;

/// Payment by payment, a lender's own statement says what it told us was paid at its counters;
/// and what it told us stands in its book, where it has the money already.
@Component
class LenderCountersCheck implements Check {

    private record Receipt(PartyId lender, String number) {}

    private static final Set<JournalKind> PAID = Set.of(JournalKind.REPAID, JournalKind.OVERPAID);

    private final StatementFiles files;
    private final StatementLines lines;
    private final CounterBook counters;
    private final Books books;

    LenderCountersCheck(
            StatementFiles files, StatementLines lines, CounterBook counters, Books books) {
        this.files = files;
        this.lines = lines;
        this.counters = counters;
        this.books = books;
    }

    /// A repayment that nobody told the lender of.
    static boolean isOfCounter(StatementLines.Filed filed) {
        return filed.line().type() == LineType.REPAID && filed.subject() == 0;
    }

    @Override
    public String name() {
        return "a-lenders-statement-says-what-was-paid-at-its-counters";
    }

    @Override
    public void run(Findings findings) {
        Map<Receipt, CounterBook.Paid> ours = new HashMap<>();
        try (Stream<CounterBook.Paid> all = counters.all()) {
            all.forEach(one -> ours.put(new Receipt(one.lender(), one.number()), one));
        }
        compareBooks(ours.values(), findings);
        // By subject, and theirs is none.
        try (Stream<StatementLines.Filed> theirs = lines.bySubject(Set.of(LineType.REPAID))) {
            theirs.takeWhile(LenderCountersCheck::isOfCounter)
                    .forEach(filed -> compare(filed, ours, findings));
        }
        Received received = new Received(files.all());
        ours.values().forEach(one -> missing(one, received, findings));
    }

    /// Nothing else that is repaid stands on a `POSITION` at once.
    private void compareBooks(Collection<CounterBook.Paid> ours, Findings findings) {
        Map<PartyId, Money> told = new HashMap<>();
        ours.forEach(one -> told.merge(one.lender(), one.amount(), Money::plus));
        Map<PartyId, Money> booked = new HashMap<>();
        try (Stream<Books.Line> entries = books.entries(PAID)) {
            entries.filter(line -> line.debit() == Account.Type.POSITION)
                    .forEach(line -> booked.merge(line.owner(), line.amount(), Money::plus));
        }
        Set<PartyId> lenders = new HashSet<>(told.keySet());
        lenders.addAll(booked.keySet());
        for (PartyId lender : lenders) {
            findings.compared(1);
            Money known = told.getOrDefault(lender, Money.ZERO);
            Money stands = booked.getOrDefault(lender, Money.ZERO);
            if (!known.equals(stands)) {
                findings.difference("paid at counters of lender " + lender.value(), stands, known);
            }
        }
    }

    private static void compare(
            StatementLines.Filed filed, Map<Receipt, CounterBook.Paid> ours, Findings findings) {
        findings.compared(1);
        String number = filed.line().reference();
        CounterBook.Paid one = ours.remove(new Receipt(filed.party(), number));
        Money known = one == null ? Money.ZERO : one.amount();
        if (!known.equals(filed.amount())) {
            findings.difference("paid at a lender as " + number, known, filed.amount());
        }
    }

    private static void missing(CounterBook.Paid one, Received received, Findings findings) {
        findings.compared(1);
        String subject = "paid at a lender as " + one.number();
        if (received.covers(FileKind.LENDER_STATEMENT, one.lender(), 0, one.paidAt())) {
            findings.difference(subject, one.amount(), Money.ZERO);
        } else {
            findings.explained(
                    Kinds.IN_TRANSIT,
                    subject,
                    one.amount(),
                    Money.ZERO,
                    received.notYet(FileKind.LENDER_STATEMENT, one.lender(), 0, one.paidAt()));
        }
    }
}
