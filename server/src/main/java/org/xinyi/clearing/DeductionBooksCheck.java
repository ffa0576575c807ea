package org.xinyi.clearing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.JournalKind;

/// What hospitals accepted that an insurer kept back stands in their books as their loss, once.
@Component
class DeductionBooksCheck implements Check {

    private final DeductionBook deductions;
    private final Books books;

    DeductionBooksCheck(DeductionBook deductions, Books books) {
        this.deductions = deductions;
        this.books = books;
    }

    @Override
    public String name() {
        return "every-accepted-deduction-is-a-loss-once";
    }

    @Override
    public void run(Findings findings) {
        Map<Long, Money> accepted = deductions.losses();
        Map<Long, Money> booked = new HashMap<>();
        try (Stream<Books.Line> entries = books.entries(Set.of(JournalKind.INSURER_DEDUCTED))) {
            entries.forEach(
                    line ->
                            booked.merge(
                                    line.journal().value(),
                                    Books.signed(line, Account.Type.LOSS),
                                    Money::plus));
        }
        Set<Long> journals = new HashSet<>(accepted.keySet());
        journals.addAll(booked.keySet());
        findings.compared(journals.size());
        for (long journal : journals) {
            Money ours = accepted.getOrDefault(journal, Money.ZERO);
            Money theirs = booked.getOrDefault(journal, Money.ZERO);
            if (!ours.equals(theirs)) {
                findings.difference("deduction of journal " + journal, ours, theirs);
            }
        }
    }
}
