package org.xinyi.settlement;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.MergeJoin;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.visit.ChargedVisits;

/// What stands unbilled for a visit has been charged and is in no settlement that is posted.
@Component
class UnbilledCheck implements Check {

    private static final String SETTLED =
            """
            SELECT visit, sum(total) AS amount
            FROM settlement
            WHERE id = root
                AND state IN (2, 4)
            GROUP BY visit
            ORDER BY visit
            """;

    private final Sql sql;
    private final Books books;
    private final ChargedVisits charged;

    UnbilledCheck(Sql sql, Books books, ChargedVisits charged) {
        this.sql = sql;
        this.books = books;
        this.charged = charged;
    }

    @Override
    public String name() {
        return "what-is-unbilled-is-charged-and-not-settled";
    }

    @Override
    public void run(Findings findings) {
        try (Stream<ChargedVisits.Charged> all = charged.all();
                Stream<Visited> settled = settled();
                Stream<Books.Sum> unbilled = books.sums(Account.Type.UNBILLED)) {
            Map<Long, Money> inBooks = new HashMap<>();
            unbilled.forEach(sum -> inBooks.merge(sum.key(), sum.amount(), Money::plus));
            compare(all.iterator(), settled.iterator(), inBooks, findings);
            inBooks.forEach(
                    (visit, amount) ->
                            findings.broken(
                                    "unbilled of visit " + visit + ", which has no charge",
                                    amount));
        }
    }

    private static void compare(
            Iterator<ChargedVisits.Charged> all,
            Iterator<Visited> settled,
            Map<Long, Money> inBooks,
            Findings findings) {
        MergeJoin.outer(
                all,
                one -> one.visit().value(),
                settled,
                Visited::visit,
                (ours, theirs) -> {
                    findings.compared(1);
                    Money in = ours == null ? Money.ZERO : ours.amount();
                    Money out = theirs == null ? Money.ZERO : theirs.amount;
                    Money expected = in.minus(out);
                    Money actual = Money.ZERO;
                    String subject = "unbilled of a visit";
                    if (ours != null) {
                        subject = "unbilled of visit " + ours.visit().value();
                        Money found = inBooks.remove(ours.visit().value());
                        actual = found == null ? Money.ZERO : found;
                    }
                    if (!expected.equals(actual)) {
                        findings.difference(subject, expected, actual);
                    }
                });
    }

    private Stream<Visited> settled() {
        return sql
                .statement(SETTLED)
                .query(
                        (row, _) ->
                                new Visited(
                                        row.getLong("visit"), Money.ofFen(row.getLong("amount"))))
                .stream();
    }

    private record Visited(long visit, Money amount) {}
}
