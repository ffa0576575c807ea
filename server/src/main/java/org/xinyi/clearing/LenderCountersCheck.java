package org.xinyi.clearing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Check;
import org.xinyi.repayment.CounterBook;

/// Payment by payment, a lender's own statement says what it told us was paid at its counters.
@Component
class LenderCountersCheck implements Check {

    private record Receipt(PartyId lender, String number) {}

    private final StatementFiles files;
    private final StatementLines lines;
    private final CounterBook counters;

    LenderCountersCheck(StatementFiles files, StatementLines lines, CounterBook counters) {
        this.files = files;
        this.lines = lines;
        this.counters = counters;
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
        // By subject, and theirs is none.
        try (Stream<StatementLines.Filed> theirs = lines.bySubject(Set.of(LineType.REPAID))) {
            theirs.takeWhile(LenderCountersCheck::isOfCounter)
                    .forEach(filed -> compare(filed, ours, findings));
        }
        Received received = new Received(files.all());
        ours.values().forEach(one -> missing(one, received, findings));
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
