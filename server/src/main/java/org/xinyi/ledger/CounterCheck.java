package org.xinyi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// The counters of every line are what its entries and holds add up to, shares included.
@Component
class CounterCheck implements Check {

    /// A share's movements count on its parent too.
    private static final String SELECT =
            """
            WITH used AS (
                SELECT line, sum(CASE debit WHEN 3 THEN amount ELSE -amount END) AS amount
                FROM entry
                WHERE line IS NOT NULL
                    AND (debit = 3) <> (credit = 3)
                GROUP BY line),
            held AS (
                SELECT line, sum(amount) AS opened,
                    sum(amount) FILTER (WHERE closed_at IS NOT NULL) AS closed
                FROM hold
                GROUP BY line),
            own AS (
                SELECT b.line, b.parent,
                    coalesce(u.amount, 0) AS used,
                    coalesce(h.opened, 0) AS opened,
                    coalesce(h.closed, 0) AS closed
                FROM balance b
                LEFT JOIN used u ON u.line = b.line
                LEFT JOIN held h ON h.line = b.line),
            whole AS (
                SELECT o.line,
                    o.used + coalesce(sum(s.used), 0) AS used,
                    o.opened + coalesce(sum(s.opened), 0) AS opened,
                    o.closed + coalesce(sum(s.closed), 0) AS closed
                FROM own o
                LEFT JOIN own s ON s.parent = o.line
                GROUP BY o.line, o.used, o.opened, o.closed)
            SELECT b.line, b.drawn - b.repaid AS used, b.holds_opened, b.holds_closed,
                w.used AS entries_used, w.opened AS holds_used, w.closed AS holds_ended
            FROM balance b
            JOIN whole w ON w.line = b.line
            ORDER BY b.line
            """;

    private static final String SELECT_WITHOUT_COUNTERS =
            """
            SELECT DISTINCT e.line
            FROM entry e
            WHERE e.line IS NOT NULL
                AND NOT EXISTS (SELECT FROM balance b WHERE b.line = e.line)
            """;

    private final Sql sql;

    CounterCheck(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "line-counters-are-their-entries-and-holds";
    }

    @Override
    public void run(Findings findings) {
        try (Stream<Row> rows = sql.statement(SELECT).query(CounterCheck::row).stream()) {
            rows.forEach(row -> compare(row, findings));
        }
        sql.statement(SELECT_WITHOUT_COUNTERS)
                .query(Long.class)
                .list()
                .forEach(line -> findings.broken("line " + line + " has no counters", Money.ZERO));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("line"),
                Money.ofFen(row.getLong("used")),
                Money.ofFen(row.getLong("entries_used")),
                Money.ofFen(row.getLong("holds_opened")),
                Money.ofFen(row.getLong("holds_used")),
                Money.ofFen(row.getLong("holds_closed")),
                Money.ofFen(row.getLong("holds_ended")));
    }

    private static void compare(Row row, Findings findings) {
        findings.compared(1);
        check("used of line " + row.line, row.used, row.entriesUsed, findings);
        check("holds opened on line " + row.line, row.opened, row.holdsOpened, findings);
        check("holds closed on line " + row.line, row.closed, row.holdsClosed, findings);
    }

    private static void check(String subject, Money ours, Money derived, Findings findings) {
        if (!ours.equals(derived)) {
            findings.difference(subject, ours, derived);
        }
    }

    private record Row(
            long line,
            Money used,
            Money entriesUsed,
            Money opened,
            Money holdsOpened,
            Money closed,
            Money holdsClosed) {}
}
