package org.xinyi.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

/// Each posted settlement stands in the books once, share by share, and its shares add up to its
/// bill.
@Component
class SettlementCheck implements Check {

    private static final String SETTLED =
            """
            SELECT id, journal, visit, institution, total, pool, other_fund, relief,
                personal_account, mutual_aid, hospital, personal
            FROM settlement
            WHERE id = root
                AND state IN (2, 4)
            ORDER BY journal
            """;

    private final Sql sql;
    private final Books books;

    SettlementCheck(Sql sql, Books books) {
        this.sql = sql;
        this.books = books;
    }

    @Override
    public String name() {
        return "every-settlement-stands-in-the-books-share-by-share";
    }

    @Override
    public void run(Findings findings) {
        try (Stream<Row> settled = sql.statement(SETTLED).query(SettlementCheck::row).stream();
                Stream<Books.Line> entries = books.entries(Set.of(JournalKind.SETTLED))) {
            MergeJoin.outer(
                    settled.iterator(),
                    Row::journal,
                    MergeJoin.grouped(entries.iterator(), line -> line.journal().value()),
                    group -> group.getFirst().journal().value(),
                    (row, group) -> compare(row, group, findings));
        }
    }

    private static void compare(
            @Nullable Row row, @Nullable List<Books.Line> group, Findings findings) {
        findings.compared(1);
        if (row == null) {
            if (group != null) {
                findings.broken(
                        "journal " + group.getFirst().journal() + " has no settlement",
                        Money.sum(group, Books.Line::amount));
            }
            return;
        }
        String subject = "settlement " + row.id;
        Money sum = Money.sum(row.shares.values(), share -> share);
        if (!sum.equals(row.total)) {
            findings.difference("shares of " + subject, row.total, sum);
        }
        if (group == null) {
            findings.broken(subject + " is not in the books", row.total);
            return;
        }
        Map<Source, Money> inBooks = new EnumMap<>(Source.class);
        Money unbilled = Money.ZERO;
        for (Books.Line line : group) {
            if (line.owner().value() == row.institution) {
                if (line.source() == Source.UNSPLIT) {
                    unbilled = unbilled.minus(Books.signed(line, Account.Type.UNBILLED));
                } else {
                    inBooks.merge(
                            line.source(),
                            Books.signed(line, Account.Type.POSITION).negated(),
                            Money::plus);
                }
            }
        }
        if (!unbilled.equals(row.total)) {
            findings.difference("billed by " + subject, row.total, unbilled);
        }
        for (Source source : Source.values()) {
            Money ours = row.shares.getOrDefault(source, Money.ZERO);
            Money theirs = inBooks.getOrDefault(source, Money.ZERO);
            if (!ours.equals(theirs)) {
                findings.difference(source + " of " + subject, ours, theirs);
            }
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Map<Source, Money> shares = new EnumMap<>(Source.class);
        shares.put(Source.POOL, Money.ofFen(row.getLong("pool")));
        shares.put(Source.OTHER_FUND, Money.ofFen(row.getLong("other_fund")));
        shares.put(Source.RELIEF, Money.ofFen(row.getLong("relief")));
        shares.put(Source.PERSONAL_ACCOUNT, Money.ofFen(row.getLong("personal_account")));
        shares.put(Source.MUTUAL_AID, Money.ofFen(row.getLong("mutual_aid")));
        shares.put(Source.HOSPITAL, Money.ofFen(row.getLong("hospital")));
        shares.put(Source.PERSONAL, Money.ofFen(row.getLong("personal")));
        return new Row(
                row.getLong("id"),
                row.getLong("journal"),
                row.getLong("institution"),
                Money.ofFen(row.getLong("total")),
                shares);
    }

    private record Row(
            long id, long journal, long institution, Money total, Map<Source, Money> shares) {}
}
