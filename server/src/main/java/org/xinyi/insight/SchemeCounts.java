package org.xinyi.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// Counts where, by whom and how often each scheme is used.
@Component
class SchemeCounts {

    /// 3 is a stay, 2 an emergency; flow 1 is credit.
    private static final String CARE =
            """
            SELECT v.pack AS scheme,
                count(DISTINCT v.institution) AS institutions,
                count(DISTINCT v.institution) FILTER (WHERE i.level = 'TERTIARY') AS tertiary,
                count(DISTINCT v.institution) FILTER (WHERE i.level = 'SECONDARY') AS secondary,
                count(DISTINCT v.institution) FILTER (WHERE i.level = 'PRIMARY') AS "primary",
                count(DISTINCT v.institution) FILTER (WHERE v.kind <> 3) AS outpatient,
                count(DISTINCT v.institution) FILTER (WHERE v.kind = 3) AS inpatient,
                count(*) AS visits,
                count(*) FILTER (WHERE v.kind = 2) AS emergencies,
                count(*) FILTER (WHERE v.kind = 3) AS stays,
                count(*) FILTER (WHERE v.kind IN (1, 2)) AS used
            FROM visit v
            JOIN institution i ON i.id = v.institution
            WHERE v.flow = 1
                AND v.pack IS NOT NULL
                AND v.registered_at >= :from::timestamptz
                AND v.registered_at < :until::timestamptz
                AND v.institution = coalesce(:institution::bigint, v.institution)
            GROUP BY v.pack
            """;

    private static final String WORKSTATIONS =
            """
            SELECT v.pack AS scheme, count(DISTINCT coalesce(c.staff, o.placed_by)) AS workstations
            FROM visit v
            JOIN service_order o ON o.visit = v.id
            LEFT JOIN client c ON c.id = o.placed_by
            WHERE v.flow = 1
                AND v.pack IS NOT NULL
                AND v.registered_at >= :from::timestamptz
                AND v.registered_at < :until::timestamptz
                AND v.institution = coalesce(:institution::bigint, v.institution)
            GROUP BY v.pack
            """;

    /// 1 is the code of a scheme's own line: shares use it too.
    private static final String PEOPLE =
            """
            SELECT scheme, sum(applied) AS applied, sum(signed) AS signed, sum(opened) AS opened,
                sum(used) AS used, sum(granted) AS granted, sum(lenders) AS lenders
            FROM (
                SELECT pack AS scheme, count(DISTINCT patient) AS applied, 0 AS signed,
                    0 AS opened, 0 AS used, 0 AS granted, 0 AS lenders
                FROM line_application
                WHERE asked_at < :until::timestamptz
                GROUP BY pack
                UNION ALL
                SELECT c.scheme, 0, count(DISTINCT c.patient), 0, 0, 0, 0
                FROM commitment c
                WHERE c.signed_at < :until::timestamptz
                    AND NOT EXISTS (
                        SELECT 1
                        FROM commitment_revocation r
                        WHERE r.commitment = c.id)
                GROUP BY c.scheme
                UNION ALL
                SELECT l.pack, 0, 0, count(DISTINCT l.patient), 0, sum(b.limit_fen),
                    count(DISTINCT l.lender)
                FROM credit_line l
                JOIN balance b ON b.line = l.id
                WHERE l.kind = 1
                    AND l.closed_at IS NULL
                    AND l.opened_at < :until::timestamptz
                GROUP BY l.pack
                UNION ALL
                SELECT l.pack, 0, 0, 0, count(DISTINCT l.patient), 0, 0
                FROM credit_line l
                WHERE l.pack IS NOT NULL
                    AND EXISTS (
                        SELECT 1
                        FROM visit v
                        WHERE v.patient = l.patient
                            AND v.pack = l.pack
                            AND v.flow = 1
                            AND v.registered_at < :until::timestamptz)
                GROUP BY l.pack
            ) AS told
            GROUP BY scheme
            """;

    private static final String SIGNED_VISITS =
            """
            SELECT c.scheme, count(DISTINCT v.id) AS visits
            FROM visit v
            JOIN commitment c ON c.patient = v.patient AND c.signed_at <= v.registered_at
            WHERE v.kind IN (1, 2)
                AND v.registered_at >= :from::timestamptz
                AND v.registered_at < :until::timestamptz
                AND v.institution = coalesce(:institution::bigint, v.institution)
                AND NOT EXISTS (
                    SELECT 1
                    FROM commitment_revocation r
                    WHERE r.commitment = c.id
                        AND r.revoked_at <= v.registered_at)
            GROUP BY c.scheme
            """;

    private static final String VISITS =
            """
            SELECT count(*) AS visits,
                count(*) FILTER (
                    WHERE EXISTS (SELECT 1 FROM booking b WHERE b.visit = v.id)) AS booked
            FROM visit v
            WHERE v.kind IN (1, 2)
                AND v.registered_at >= :from::timestamptz
                AND v.registered_at < :until::timestamptz
                AND v.institution = coalesce(:institution::bigint, v.institution)
            """;

    private final Sql sql;

    SchemeCounts(Sql sql) {
        this.sql = sql;
    }

    /// @param used outpatients and emergencies alone
    record Care(
            SchemeStatistics.SchemeCoverage coverage, SchemeStatistics.SchemeUses uses, long used) {

        static final Care NONE =
                new Care(
                        SchemeStatistics.SchemeCoverage.NONE,
                        new SchemeStatistics.SchemeUses(0, 0, 0, 0),
                        0);
    }

    record People(SchemeStatistics.SchemePeople people, long lenders) {

        static final People NONE = new People(SchemeStatistics.SchemePeople.NONE, 0);
    }

    record Visits(long all, long booked) {}

    /// By scheme; lenders and transactions are counted elsewhere.
    Map<String, Care> care(Span span) {
        Map<String, Long> workstations =
                longs(span.bind(sql.statement(WORKSTATIONS)), "workstations");
        Map<String, Care> care = new HashMap<>();
        span.bind(sql.statement(CARE))
                .query(
                        (row, _) -> {
                            String scheme = row.getString("scheme");
                            return care.put(
                                    scheme, care(row, workstations.getOrDefault(scheme, 0L)));
                        })
                .list();
        return care;
    }

    private static Care care(ResultSet row, long workstations) throws SQLException {
        return new Care(
                new SchemeStatistics.SchemeCoverage(
                        row.getLong("institutions"),
                        row.getLong("tertiary"),
                        row.getLong("secondary"),
                        row.getLong("primary"),
                        row.getLong("outpatient"),
                        row.getLong("inpatient"),
                        workstations,
                        0),
                new SchemeStatistics.SchemeUses(
                        row.getLong("visits"), row.getLong("emergencies"), row.getLong("stays"), 0),
                row.getLong("used"));
    }

    Map<String, People> people(Span span) {
        Map<String, People> people = new HashMap<>();
        span.bind(sql.statement(PEOPLE))
                .query((row, _) -> people.put(row.getString("scheme"), people(row)))
                .list();
        return people;
    }

    private static People people(ResultSet row) throws SQLException {
        return new People(
                new SchemeStatistics.SchemePeople(
                        row.getLong("applied"),
                        row.getLong("signed"),
                        row.getLong("opened"),
                        row.getLong("used"),
                        Money.ofFen(row.getLong("granted"))),
                row.getLong("lenders"));
    }

    /// Visits of outpatients and emergencies by people who had signed, by scheme.
    Map<String, Long> signedVisits(Span span) {
        return longs(span.bind(sql.statement(SIGNED_VISITS)), "visits");
    }

    Visits visits(Span span) {
        return span.bind(sql.statement(VISITS))
                .query((row, _) -> new Visits(row.getLong("visits"), row.getLong("booked")))
                .single();
    }

    private static Map<String, Long> longs(StatementSpec statement, String column) {
        Map<String, Long> counts = new HashMap<>();
        statement
                .query((row, _) -> counts.put(row.getString("scheme"), row.getLong(column)))
                .list();
        return counts;
    }
}
