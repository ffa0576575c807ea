package org.xinyi.ledger;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// How lines stood at any moment of the past, from their limits, holds and entries. What shares of
/// a line hold and use counts on the line.
@Component
public class LineHistory {

    private static final String SELECT =
            """
            WITH family AS (
                SELECT line
                FROM balance
                WHERE line = :line
                    OR parent = :line)
            SELECT m.limit_fen,
                (SELECT coalesce(sum(h.amount), 0)
                    FROM hold h
                    WHERE h.line IN (SELECT line FROM family)
                        AND h.opened_at <= :at::timestamptz
                        AND (h.closed_at IS NULL OR h.closed_at > :at::timestamptz)) AS held,
                (SELECT coalesce(sum(e.amount), 0)
                    FROM entry e
                    WHERE e.line IN (SELECT line FROM family)
                        AND e.debit = 3
                        AND e.credit <> 3
                        AND e.at <= :at::timestamptz) AS drawn,
                (SELECT coalesce(sum(e.amount), 0)
                    FROM entry e
                    WHERE e.line IN (SELECT line FROM family)
                        AND e.credit = 3
                        AND e.debit <> 3
                        AND e.at <= :at::timestamptz) AS repaid
            FROM line_limit m
            WHERE m.line = :line
                AND m.at <= :at::timestamptz
            ORDER BY m.at DESC, m.id DESC
            LIMIT 1
            """;

    private final Sql sql;

    LineHistory(Sql sql) {
        this.sql = sql;
    }

    /// The counters as they were; holds that had closed by then count neither as opened nor as
    /// closed. Empty before the line was opened.
    public Optional<Balance> at(LineId line, Instant moment) {
        return sql.statement(SELECT)
                .param("line", line.value())
                .param("at", moment.toString())
                .query(
                        (row, _) -> {
                            long limit = row.getLong("limit_fen");
                            Money limitThen = row.wasNull() ? null : Money.ofFen(limit);
                            return new Balance(
                                    line,
                                    null,
                                    limitThen,
                                    Money.ofFen(row.getLong("held")),
                                    Money.ZERO,
                                    Money.ofFen(row.getLong("drawn")),
                                    Money.ofFen(row.getLong("repaid")));
                        })
                .optional();
    }
}
