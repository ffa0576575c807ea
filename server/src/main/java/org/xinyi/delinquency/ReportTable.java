package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// What is told outside, kept until it is acknowledged.
@Component
class ReportTable {

    /// @param listing what it is about; null when it is about a bill
    /// @param obligation the bill; null when it is about a listing
    record Report(
            long id,
            String number,
            Addressee to,
            @Nullable Long listing,
            @Nullable ObligationId obligation,
            PatientId person,
            CreditPlatform.Kind kind,
            String legalBasis,
            Instant at,
            @Nullable String replaces) {}

    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final String COLUMNS =
            " id, number, addressee, listing, obligation, person, kind, legal_basis, at, replaces ";

    private static final String INSERT =
            """
            INSERT INTO credit_report
                (id, number, addressee, listing, obligation, person, kind, legal_basis, at,
                 replaces)
            SELECT * FROM unnest(
                ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::text[], ?::text[], ?::timestamptz[], ?::text[])
            ON CONFLICT (obligation, kind) WHERE obligation IS NOT NULL DO NOTHING
            """;

    /// One server at a time for each addressee, so that a retraction never overtakes its listing.
    private static final String TAKE =
            """
            UPDATE credit_report
            SET leased_until = :until::timestamptz
            WHERE id IN (
                    SELECT id
                    FROM credit_report
                    WHERE acknowledged_at IS NULL
                        AND addressee = :to
                    ORDER BY id
                    LIMIT :most)
                AND NOT EXISTS (
                    SELECT FROM credit_report
                    WHERE acknowledged_at IS NULL
                        AND addressee = :to
                        AND leased_until >= :now::timestamptz)
            RETURNING
            """
                    + COLUMNS;

    private static final String RELEASE =
            """
            UPDATE credit_report
            SET leased_until = NULL,
                acknowledged_at =
                    CASE WHEN number = ANY(?::text[]) THEN ?::timestamptz ELSE acknowledged_at END
            WHERE id = ANY(?::bigint[])
            """;

    private static final String LAST =
            "SELECT DISTINCT ON (listing)"
                    + COLUMNS
                    + """
                    FROM credit_report
                    WHERE listing = ANY(?::bigint[])
                        AND addressee = ?
                    ORDER BY listing, id DESC
                    """;

    private static final String LAST_OF_BILLS =
            "SELECT DISTINCT ON (obligation)"
                    + COLUMNS
                    + """
                    FROM credit_report
                    WHERE obligation = ANY(?::bigint[])
                    ORDER BY obligation, id DESC
                    """;

    private static final String STILL_TOLD =
            """
            SELECT DISTINCT listing
            FROM listing_effect
            WHERE listing = ANY(?::bigint[])
                AND ended_at IS NULL
                AND effect = ANY(?::text[])
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Clock wall;

    ReportTable(Sql sql, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.clock = clock;
        this.wall = wall;
    }

    void add(List<Report> reports) {
        sql.over(reports)
                .longs(Report::id)
                .texts(Report::number)
                .texts(report -> report.to.name())
                .nullableLongs(Report::listing)
                .nullableIds(Report::obligation)
                .ids(Report::person)
                .texts(report -> report.kind.name())
                .texts(Report::legalBasis)
                .instants(Report::at)
                .texts(Report::replaces)
                .update(INSERT);
    }

    /// The oldest that are not acknowledged, leased to this server for a while, in order.
    List<Report> take(Addressee to, int most) {
        Instant now = wall.instant();
        return sql
                .statement(TAKE)
                .param("until", now.plus(LEASE).toString())
                .param("now", now.toString())
                .param("to", to.name())
                .param("most", most)
                .query(ReportTable::report)
                .list()
                .stream()
                .sorted(java.util.Comparator.comparingLong(Report::id))
                .toList();
    }

    /// Notes what was acknowledged; the rest waits for the next turn.
    void release(List<Report> taken, Collection<String> acknowledged) {
        sql.over(taken)
                .with(acknowledged.toArray(String[]::new))
                .with(clock.now())
                .longs(Report::id)
                .update(RELEASE);
    }

    List<Report> lastOf(Collection<Long> listings, Addressee to) {
        return sql.over(List.copyOf(listings))
                .longs(listing -> listing)
                .with(to.name())
                .query(LAST, ReportTable::report);
    }

    /// The last that was told about each of these bills.
    List<Report> lastOfBills(Collection<ObligationId> bills) {
        return sql.over(List.copyOf(bills))
                .ids(bill -> bill)
                .query(LAST_OF_BILLS, ReportTable::report);
    }

    /// Those among these of which something that an addressee was told of still works.
    Set<Long> stillTold(Collection<Long> listings, Addressee to) {
        return new HashSet<>(
                sql.over(List.copyOf(listings))
                        .longs(listing -> listing)
                        .with(to.effects().toArray(String[]::new))
                        .query(STILL_TOLD, (row, _) -> row.getLong("listing")));
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getLong("id"),
                row.getString("number"),
                Addressee.valueOf(row.getString("addressee")),
                row.getObject("listing", Long.class),
                row.getObject("obligation") == null
                        ? null
                        : new ObligationId(row.getLong("obligation")),
                new PatientId(row.getLong("person")),
                CreditPlatform.Kind.valueOf(row.getString("kind")),
                row.getString("legal_basis"),
                Moments.instant(row, "at"),
                row.getString("replaces"));
    }
}
