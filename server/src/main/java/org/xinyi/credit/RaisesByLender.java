package org.xinyi.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// Wishes for higher limits, kept until lenders have answered.
@Component
class RaisesByLender {

    /// @param granted the new limit; null when it was declined or is undecided
    /// @param reason the lender's, when it declined
    record Raise(
            long id,
            LineId line,
            Money wanted,
            @Nullable Money granted,
            @Nullable Instant answeredAt,
            @Nullable String reason) {}

    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final String COLUMNS = "id, line, wanted, granted, answered_at, reason";

    private static final String INSERT =
            """
            INSERT INTO limit_raise (id, line, wanted, asked_at)
            VALUES (:id, :line, :wanted, :now::timestamptz)
            """;

    private static final String TAKE =
            """
            UPDATE limit_raise
            SET leased_until = :until::timestamptz
            WHERE id IN (
                SELECT id
                FROM limit_raise
                WHERE answered_at IS NULL
                    AND (leased_until IS NULL OR leased_until < :now::timestamptz)
                ORDER BY id
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                    + COLUMNS;

    private static final String ANSWER =
            """
            UPDATE limit_raise
            SET granted = :granted::bigint,
                reason = :reason::text,
                answered_at = :now::timestamptz
            WHERE id = :id
                AND answered_at IS NULL
            """;

    private static final String SELECT_OF_LINE =
            "SELECT " + COLUMNS + " FROM limit_raise WHERE line = :line ORDER BY id DESC LIMIT 50";

    private final Sql sql;
    private final BusinessClock clock;
    private final Clock wall;

    RaisesByLender(Sql sql, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.clock = clock;
        this.wall = wall;
    }

    void add(long id, LineId line, Money wanted) {
        sql.statement(INSERT)
                .param("id", id)
                .param("line", line.value())
                .param("wanted", wanted.fen())
                .param("now", clock.now().toString())
                .update();
    }

    /// The next undecided ones, leased to this server for a while.
    List<Raise> take(int most) {
        Instant now = wall.instant();
        return sql.statement(TAKE)
                .param("until", now.plus(LEASE).toString())
                .param("now", now.toString())
                .param("most", most)
                .query(RaisesByLender::raise)
                .list();
    }

    /// @return whether nobody had answered it before
    boolean answer(Raise raise, @Nullable Money granted, @Nullable String reason) {
        return sql.statement(ANSWER)
                        .param("id", raise.id)
                        .param("granted", granted == null ? null : granted.fen())
                        .param("reason", reason)
                        .param("now", clock.now().toString())
                        .update()
                == 1;
    }

    /// The last first.
    List<Raise> of(LineId line) {
        return sql.statement(SELECT_OF_LINE)
                .param("line", line.value())
                .query(RaisesByLender::raise)
                .list();
    }

    private static Raise raise(ResultSet row, int number) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Raise(
                row.getLong("id"),
                new LineId(row.getLong("line")),
                Money.ofFen(row.getLong("wanted")),
                row.getObject("granted") == null ? null : Money.ofFen(row.getLong("granted")),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getString("reason"));
    }
}
