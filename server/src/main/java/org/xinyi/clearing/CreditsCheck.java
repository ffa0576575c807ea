package org.xinyi.clearing;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;

/// Nobody was given back more than was theirs; what waits to be given back is named.
@Component
class CreditsCheck implements Check {

    private final Books books;

    CreditsCheck(Books books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "what-belongs-to-patients-is-kept-for-them";
    }

    @Override
    public void run(Findings findings) {
        try (Stream<Books.Sum> sums = books.sums(Account.Type.PATIENT_CREDIT)) {
            sums.forEach(sum -> compare("credit of patient", sum, findings));
        }
        try (Stream<Books.Sum> sums = books.sums(Account.Type.PREPAID)) {
            sums.forEach(sum -> compare("deposit of stay", sum, findings));
        }
    }

    private static void compare(String what, Books.Sum sum, Findings findings) {
        findings.compared(1);
        String subject = what + " " + sum.key();
        Money kept = sum.amount().negated();
        if (kept.isNegative()) {
            findings.broken(subject + " was given back more than once", kept);
        } else {
            findings.explained(
                    Kinds.REFUND_PENDING, subject, kept, Money.ZERO, "it is kept in the books");
        }
    }
}
