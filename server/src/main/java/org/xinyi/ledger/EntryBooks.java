package org.xinyi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;

@Component
class EntryBooks implements Books {

    private static final String ENTRIES =
            """
            SELECT journal, kind, at, owner, source, debit, debit_key, credit, credit_key, line,
                amount
            FROM entry
            WHERE kind = ANY(:kinds::smallint[])
            ORDER BY journal, owner, source, debit, credit
            """;

    private static final String SUMS =
            """
            SELECT key, owner, source, sum(amount) AS amount
            FROM (
                SELECT coalesce(debit_key, 0) AS key, owner, source, amount
                FROM entry
                WHERE debit = :type
                UNION ALL
                SELECT coalesce(credit_key, 0), owner, source, -amount
                FROM entry
                WHERE credit = :type) AS both_sides
            GROUP BY key, owner, source
            HAVING sum(amount) <> 0
            ORDER BY key, owner, source
            """;

    private final Sql sql;

    EntryBooks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Stream<Line> entries(Set<JournalKind> kinds) {
        return sql.statement(ENTRIES).param("kinds", codes(kinds)).query(EntryBooks::line).stream();
    }

    @Override
    public Stream<Sum> sums(Account.Type type) {
        return sql
                .statement(SUMS)
                .param("type", type.code())
                .query(
                        (row, _) ->
                                new Sum(
                                        row.getLong("key"),
                                        new PartyId(row.getLong("owner")),
                                        Coded.of(Source.class, row.getInt("source")),
                                        Money.ofFen(row.getLong("amount"))))
                .stream();
    }

    private static Short[] codes(Set<JournalKind> kinds) {
        return kinds.stream().map(kind -> (short) kind.code()).toArray(Short[]::new);
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new JournalId(row.getLong("journal")),
                Coded.of(JournalKind.class, row.getInt("kind")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PartyId(row.getLong("owner")),
                Coded.of(Source.class, row.getInt("source")),
                Coded.of(Account.Type.class, row.getInt("debit")),
                row.getObject("debit_key", Long.class),
                Coded.of(Account.Type.class, row.getInt("credit")),
                row.getObject("credit_key", Long.class),
                row.getObject("line", Long.class),
                Money.ofFen(row.getLong("amount")));
    }
}
