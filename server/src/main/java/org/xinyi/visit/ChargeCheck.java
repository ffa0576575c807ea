package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.xinyi.ledger.Source;

/// Every charge stands in the books once, at its amount, in its hospital's book; and nothing stands
/// there that was not charged.
@Component
class ChargeCheck implements Check {

    private static final String CHARGES =
            """
            SELECT e.reference, e.kind, e.amount, o.visit, o.institution
            FROM order_event e
            JOIN service_order o ON o.id = e.order_id
            WHERE e.kind IN (1, 2, 5, 8)
                AND e.amount <> 0
            ORDER BY e.reference
            """;

    private final Sql sql;
    private final Books books;

    ChargeCheck(Sql sql, Books books) {
        this.sql = sql;
        this.books = books;
    }

    @Override
    public String name() {
        return "every-charge-stands-in-the-books-once";
    }

    @Override
    public void run(Findings findings) {
        try (Stream<Charge> charges = sql.statement(CHARGES).query(ChargeCheck::charge).stream();
                Stream<Books.Line> entries =
                        books.entries(Set.of(JournalKind.EXECUTED, JournalKind.EXECUTION_UNDONE))) {
            MergeJoin.outer(
                    charges.iterator(),
                    Charge::journal,
                    MergeJoin.grouped(entries.iterator(), line -> line.journal().value()),
                    group -> group.getFirst().journal().value(),
                    (charge, group) -> {
                        findings.compared(1);
                        if (group != null && group.size() > 1) {
                            findings.broken(
                                    "journal " + group.getFirst().journal() + " stands twice",
                                    group.getFirst().amount());
                        }
                        compare(charge, group == null ? null : group.getFirst(), findings);
                    });
        }
    }

    private static void compare(
            @Nullable Charge charge, Books.@Nullable Line entry, Findings findings) {
        if (charge == null) {
            if (entry != null) {
                findings.broken("journal " + entry.journal() + " has no charge", entry.amount());
            }
            return;
        }
        String subject = "charge of visit " + charge.visit + ", journal " + charge.journal;
        if (entry == null) {
            findings.broken(subject + " is not in the books", charge.amount);
            return;
        }
        Money inBooks = Books.signed(entry, Account.Type.UNBILLED);
        Money expected = charge.undone ? charge.amount.negated() : charge.amount;
        if (!inBooks.equals(expected)) {
            findings.difference(subject, expected, inBooks);
        }
        Long visit = Books.key(entry, Account.Type.UNBILLED);
        if (visit == null
                || visit != charge.visit
                || entry.owner().value() != charge.institution
                || entry.source() != Source.UNSPLIT) {
            findings.broken(subject + " stands in another place", charge.amount);
        }
    }

    private static Charge charge(ResultSet row, int number) throws SQLException {
        return new Charge(
                row.getLong("reference"),
                row.getInt("kind") == OrderEvent.Kind.UNDONE.code(),
                Money.ofFen(row.getLong("amount")),
                row.getLong("visit"),
                row.getLong("institution"));
    }

    private record Charge(
            long journal, boolean undone, Money amount, long visit, long institution) {}
}
