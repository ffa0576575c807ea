package org.xinyi.credit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.sql.Sql;

/// What closes lines to new holds, and for how long. What is held and owed stays as it is.
@Component
public class LineBlocks {

    /// @param cause stable, such as `listed` or `revoked`
    /// @param until null: until lifted
    public record Block(LineId line, String cause, @Nullable Instant until) {}

    private static final String SELECT =
            """
            SELECT DISTINCT ON (line) line, cause, until
            FROM line_block
            WHERE line = ANY(?::bigint[])
                AND lifted_at IS NULL
                AND (until IS NULL OR until > ?::timestamptz)
            ORDER BY line, until DESC NULLS FIRST
            """;

    private static final String SELECT_OF_CAUSE =
            """
            SELECT b.line, b.cause, b.until
            FROM line_block b
            JOIN credit_line l ON l.id = b.line
            WHERE b.cause = :cause
                AND b.lifted_at IS NULL
                AND l.closed_at IS NULL
            """;

    private static final String INSERT =
            """
            INSERT INTO line_block (id, line, cause, until, blocked_at)
            SELECT b.id, b.line, b.cause, b.until, b.at
            FROM unnest(
                ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                AS b (id, line, cause, until, at)
            WHERE NOT EXISTS (
                SELECT FROM line_block o
                WHERE o.line = b.line
                    AND o.cause = b.cause
                    AND o.lifted_at IS NULL)
            """;

    private static final String LIFT =
            """
            UPDATE line_block
            SET lifted_at = ?::timestamptz
            WHERE cause = ?
                AND line = ANY(?::bigint[])
                AND lifted_at IS NULL
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;

    LineBlocks(Sql sql, IdSource ids, BusinessClock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /// Blocks lines, in the caller's transaction; one block per line and cause at a time.
    public void block(List<Block> blocks) {
        Instant now = clock.now();
        sql.over(blocks)
                .longs(_ -> ids.next())
                .ids(Block::line)
                .texts(Block::cause)
                .instants(Block::until)
                .instants(_ -> now)
                .update(INSERT);
    }

    /// Lifts the blocks of a cause, in the caller's transaction.
    public void lift(Collection<LineId> lines, String cause) {
        sql.over(List.copyOf(lines)).with(clock.now()).with(cause).ids(line -> line).update(LIFT);
    }

    /// The blocks of a cause that have not been lifted, on open lines.
    public List<Block> standing(String cause) {
        return sql.statement(SELECT_OF_CAUSE)
                .param("cause", cause)
                .query(
                        (row, _) -> {
                            OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
                            return new Block(
                                    new LineId(row.getLong("line")),
                                    row.getString("cause"),
                                    until == null ? null : until.toInstant());
                        })
                .list();
    }

    Map<LineId, CreditRefusal> current(Collection<LineId> lines, Instant now) {
        Map<LineId, CreditRefusal> current = new HashMap<>();
        sql.over(List.copyOf(lines))
                .ids(line -> line)
                .with(now)
                .query(
                        SELECT,
                        (row, _) -> {
                            OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
                            long line = row.getLong("line");
                            return current.put(
                                    new LineId(line),
                                    new CreditRefusal.LineBlocked(
                                            line,
                                            row.getString("cause"),
                                            until == null ? null : until.toInstant()));
                        });
        return current;
    }
}
