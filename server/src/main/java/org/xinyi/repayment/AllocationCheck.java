package org.xinyi.repayment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.MergeJoin;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.JournalKind;

/// Every fen that was allocated to an obligation stands in the books of a repayment once.
@Component
class AllocationCheck implements Check {

    private static final String ALLOCATED =
            """
            SELECT journal, sum(amount) AS amount
            FROM allocation
            GROUP BY journal
            ORDER BY journal
            """;

    private final Sql sql;
    private final Books books;

    AllocationCheck(Sql sql, Books books) {
        this.sql = sql;
        this.books = books;
    }

    @Override
    public String name() {
        return "every-repayment-stands-in-the-books-as-allocated";
    }

    @Override
    public void run(Findings findings) {
        try (Stream<Allocated> allocated =
                        sql
                                .statement(ALLOCATED)
                                .query(
                                        (row, _) ->
                                                new Allocated(
                                                        row.getLong("journal"),
                                                        Money.ofFen(row.getLong("amount"))))
                                .stream();
                Stream<Books.Line> entries = books.entries(Set.of(JournalKind.REPAID))) {
            MergeJoin.outer(
                    allocated.iterator(),
                    Allocated::journal,
                    MergeJoin.grouped(entries.iterator(), line -> line.journal().value()),
                    group -> group.getFirst().journal().value(),
                    (ours, group) -> compare(ours, group, findings));
        }
    }

    private static void compare(
            @Nullable Allocated ours, @Nullable List<Books.Line> group, Findings findings) {
        findings.compared(1);
        Money repaid =
                group == null
                        ? Money.ZERO
                        : Money.sum(
                                group,
                                line ->
                                        Books.signed(line, Account.Type.LINE)
                                                .plus(Books.signed(line, Account.Type.CHARGES))
                                                .negated());
        Money expected = ours == null ? Money.ZERO : ours.amount;
        if (!expected.equals(repaid)) {
            long journal =
                    ours != null
                            ? ours.journal
                            : group != null ? group.getFirst().journal().value() : 0;
            findings.difference("repayment of journal " + journal, expected, repaid);
        }
    }

    private record Allocated(long journal, Money amount) {}
}
