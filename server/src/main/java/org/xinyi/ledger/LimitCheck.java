package org.xinyi.ledger;

import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// The limit of every line is the last one that was set.
@Component
class LimitCheck implements Check {

    private static final String COUNT = "SELECT count(*) FROM balance";

    /// −1 stands for no limit.
    private static final String SELECT =
            """
            SELECT b.line, coalesce(b.limit_fen, -1) AS limit_fen,
                coalesce(m.limit_fen, -1) AS set_fen
            FROM balance b
            LEFT JOIN LATERAL (
                SELECT l.line, l.limit_fen
                FROM line_limit l
                WHERE l.line = b.line
                ORDER BY l.at DESC, l.id DESC
                LIMIT 1) AS m ON TRUE
            WHERE b.limit_fen IS DISTINCT FROM m.limit_fen
                OR m.line IS NULL
            ORDER BY b.line
            """;

    private final Sql sql;

    LimitCheck(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "line-limits-are-the-last-ones-set";
    }

    @Override
    public void run(Findings findings) {
        findings.compared(sql.statement(COUNT).query(Long.class).single());
        sql.statement(SELECT)
                .query(
                        (row, _) -> {
                            findings.difference(
                                    "limit of line " + row.getLong("line"),
                                    Money.ofFen(row.getLong("limit_fen")),
                                    Money.ofFen(row.getLong("set_fen")));
                            return true;
                        })
                .list();
    }
}
