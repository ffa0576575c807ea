package org.xinyi.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;

@Component
class DiscrepancyLog implements Discrepancies {

    private static final int REFERENCE_CHARS_MAX = 128;

    private static final String INSERT =
            """
            INSERT INTO payment_discrepancy
                (id, kind, subject, owner, expected, found, reference, at)
            SELECT * FROM unnest(
                ?::bigint[], ?::smallint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::text[], ?::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT =
            """
            SELECT id, kind, subject, owner, expected, found, reference, at
            FROM payment_discrepancy
            WHERE at >= :from::timestamptz
                AND at < :to::timestamptz
                AND (:owner::bigint IS NULL OR owner = :owner)
            ORDER BY id
            """;

    record Found(
            Kind kind,
            long subject,
            PartyId owner,
            @Nullable Money expected,
            @Nullable Money found,
            String reference,
            Instant at) {}

    private final Sql sql;
    private final IdSource ids;

    DiscrepancyLog(Sql sql, IdSource ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /// Keeps what was found, once, in the caller's transaction.
    void note(Found found) {
        note(List.of(found));
    }

    void note(List<Found> found) {
        sql.over(found)
                .longs(_ -> ids.next())
                .shorts(one -> one.kind.code())
                .longs(Found::subject)
                .ids(Found::owner)
                .nullableMoney(Found::expected)
                .nullableMoney(Found::found)
                .texts(one -> bounded(one.reference))
                .instants(Found::at)
                .update(INSERT);
    }

    @Override
    public List<Discrepancy> on(LocalDate day) {
        return select(day, null);
    }

    List<Discrepancy> on(LocalDate day, PartyId owner) {
        return select(day, owner.value());
    }

    private List<Discrepancy> select(LocalDate day, @Nullable Long owner) {
        return sql.statement(SELECT)
                .param("from", BusinessClock.startOf(day).toString())
                .param("to", BusinessClock.startOf(day.plusDays(1)).toString())
                .param("owner", owner, Types.BIGINT)
                .query(DiscrepancyLog::discrepancy)
                .list();
    }

    private static String bounded(String reference) {
        return reference.substring(0, Math.min(reference.length(), REFERENCE_CHARS_MAX));
    }

    private static Discrepancy discrepancy(ResultSet row, int number) throws SQLException {
        return new Discrepancy(
                row.getLong("id"),
                Coded.of(Kind.class, row.getInt("kind")),
                row.getLong("subject"),
                new PartyId(row.getLong("owner")),
                money(row, "expected"),
                money(row, "found"),
                row.getString("reference"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        Long fen = row.getObject(column, Long.class);
        return fen == null ? null : Money.ofFen(fen);
    }
}
