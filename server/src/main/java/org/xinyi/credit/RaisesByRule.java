package org.xinyi.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.PackRef;

/// The rows of raises, and of the payments that count towards the next.
@Component
class RaisesByRule {

    /// @param level of service from then on; null where the scheme knows none
    record Raise(
            long id,
            LineId line,
            Instant at,
            Money from,
            Money to,
            @Nullable Integer level,
            PackRef pack,
            String packHash,
            String rule) {}

    /// A bill paid in time.
    record Paid(long obligation, LineId line, Instant at) {}

    private static final String INSERT =
            """
            INSERT INTO line_raise
                (id, line, raised_at, from_fen, to_fen, level, pack, pack_version, pack_hash, rule)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::bigint[],
                ?::smallint[], ?::text[], ?::integer[], ?::text[], ?::text[])
            """;

    private static final String INSERT_PAID =
            """
            INSERT INTO payment_in_time (obligation, line, paid_at)
            SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    private static final String UNUSED =
            """
            SELECT obligation, line, paid_at
            FROM payment_in_time
            WHERE line = ANY(?::bigint[])
                AND used_by IS NULL
            ORDER BY obligation
            """;

    private static final String USE =
            """
            UPDATE payment_in_time p
            SET used_by = w.raise
            FROM unnest(?::bigint[], ?::bigint[]) AS w (raise, line)
            WHERE p.line = w.line
                AND p.used_by IS NULL
            """;

    private static final String LEVELS =
            """
            SELECT line, max(level) AS level
            FROM line_raise
            WHERE line = ANY(?::bigint[])
                AND level IS NOT NULL
            GROUP BY line
            """;

    private static final String OF_LINE =
            """
            SELECT id, line, raised_at, from_fen, to_fen, level, pack, pack_version, pack_hash, rule
            FROM line_raise
            WHERE line = :line
            ORDER BY id
            """;

    private final Sql sql;

    RaisesByRule(Sql sql) {
        this.sql = sql;
    }

    void add(List<Raise> raises) {
        sql.over(raises)
                .longs(Raise::id)
                .ids(Raise::line)
                .instants(Raise::at)
                .money(Raise::from)
                .money(Raise::to)
                .nullableLongs(RaisesByRule::level)
                .texts(one -> one.pack.id())
                .nullableLongs(one -> (long) one.pack.version())
                .texts(Raise::packHash)
                .texts(Raise::rule)
                .update(INSERT);
    }

    void paid(List<Paid> paid) {
        sql.over(paid)
                .longs(Paid::obligation)
                .ids(Paid::line)
                .instants(Paid::at)
                .update(INSERT_PAID);
    }

    /// What has raised nothing yet.
    List<Paid> unused(Collection<LineId> lines) {
        return sql.over(List.copyOf(lines))
                .ids(line -> line)
                .query(
                        UNUSED,
                        (row, _) ->
                                new Paid(
                                        row.getLong("obligation"),
                                        new LineId(row.getLong("line")),
                                        Moments.instant(row, "paid_at")));
    }

    /// What was counted for a raise counts for no other.
    void use(List<Raise> raises) {
        sql.over(raises).longs(Raise::id).ids(Raise::line).update(USE);
    }

    /// The last level of each; lines that no rule has raised are absent.
    Map<LineId, Integer> levels(Collection<LineId> lines) {
        Map<LineId, Integer> levels = new HashMap<>();
        sql.over(List.copyOf(lines))
                .ids(line -> line)
                .query(
                        LEVELS,
                        (row, _) ->
                                levels.put(new LineId(row.getLong("line")), row.getInt("level")));
        return levels;
    }

    List<Raise> of(LineId line) {
        return sql.statement(OF_LINE).param("line", line.value()).query(RaisesByRule::raise).list();
    }

    private static @Nullable Long level(Raise raise) {
        Integer level = raise.level;
        return level == null ? null : Long.valueOf(level);
    }

    private static Raise raise(ResultSet row, int number) throws SQLException {
        int level = row.getInt("level");
        boolean leveled = !row.wasNull();
        return new Raise(
                row.getLong("id"),
                new LineId(row.getLong("line")),
                Moments.instant(row, "raised_at"),
                Money.ofFen(row.getLong("from_fen")),
                Money.ofFen(row.getLong("to_fen")),
                leveled ? Integer.valueOf(level) : null,
                new PackRef(row.getString("pack"), row.getInt("pack_version")),
                row.getString("pack_hash"),
                row.getString("rule"));
    }
}
