package org.xinyi.repayment;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.JournalKind;

/// Every charge of an instalment that fell due stands in the books once, and no other does.
@Component
class InstalmentCheck implements Check {

    private static final String CHARGED =
            """
            SELECT obligation, COALESCE(charge, 0) AS charge
            FROM instalment
            ORDER BY obligation
            """;

    private final Sql sql;
    private final Books books;

    InstalmentCheck(Sql sql, Books books) {
        this.sql = sql;
        this.books = books;
    }

    @Override
    public String name() {
        return "every-charge-of-an-instalment-stands-in-the-books-once";
    }

    @Override
    public void run(Findings findings) {
        Map<Long, Money> booked = booked();
        try (Stream<Charged> charged =
                sql
                        .statement(CHARGED)
                        .query(
                                (row, _) ->
                                        new Charged(
                                                row.getLong("obligation"),
                                                Money.ofFen(row.getLong("charge"))))
                        .stream()) {
            charged.forEach(
                    one -> {
                        Money found = booked.remove(one.obligation);
                        compare(one, found == null ? Money.ZERO : found, findings);
                    });
        }
        booked.forEach(
                (obligation, found) ->
                        compare(new Charged(obligation, Money.ZERO), found, findings));
    }

    private Map<Long, Money> booked() {
        Map<Long, Money> booked = new HashMap<>();
        try (Stream<Books.Line> entries = books.entries(Set.of(JournalKind.INSTALMENT_CHARGED))) {
            entries.forEach(
                    line -> {
                        Long obligation = Books.key(line, Account.Type.CHARGES);
                        booked.merge(
                                obligation == null ? 0L : obligation,
                                Books.signed(line, Account.Type.CHARGES),
                                Money::plus);
                    });
        }
        return booked;
    }

    private static void compare(Charged charged, Money booked, Findings findings) {
        findings.compared(1);
        if (!charged.amount.equals(booked)) {
            findings.difference(
                    "charge of instalment " + charged.obligation, charged.amount, booked);
        }
    }

    private record Charged(long obligation, Money amount) {}
}
