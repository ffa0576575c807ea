package org.xinyi.insight;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.sql.Sql;

/// How long visits took and how they were found, by scheme, beside those of the ordinary flow.
@Component
class SchemeTimes {

    /// The key under which the ordinary flow stands; no scheme has it.
    static final String ORDINARY = "";

    /// Stations: 4 called, 8 began to queue at a cashier, 9 served there. A queue that has no
    /// end yet is not counted. Kind 3 is a stay.
    private static final String TIMES =
            """
            SELECT CASE flow WHEN 1 THEN pack ELSE '' END AS scheme,
                count(*) AS visits,
                count(stayed) AS ended,
                count(waited) AS called,
                count(queued) AS queues,
                sum(stayed)::bigint AS stayed,
                sum(waited)::bigint AS waited,
                sum(queued)::bigint AS queued,
                sum(coalesce(waited, 0) + coalesce(queued, 0))
                    FILTER (WHERE stayed IS NOT NULL)::bigint AS lost
            FROM (
                SELECT v.flow, v.pack,
                    EXTRACT(EPOCH FROM v.ended_at - v.registered_at) AS stayed,
                    EXTRACT(EPOCH FROM s.called_at - v.registered_at) AS waited,
                    CASE WHEN s.began = s.served THEN s.queued END AS queued
                FROM visit v
                LEFT JOIN LATERAL (
                    SELECT min(at) FILTER (WHERE kind = 4) AS called_at,
                        nullif(count(*) FILTER (WHERE kind = 8), 0) AS began,
                        count(*) FILTER (WHERE kind = 9) AS served,
                        sum(CASE kind
                            WHEN 9 THEN EXTRACT(EPOCH FROM at)
                            WHEN 8 THEN -EXTRACT(EPOCH FROM at)
                        END) AS queued
                    FROM station
                    WHERE visit = v.id
                ) AS s ON true
                WHERE v.kind <> 3
                    AND (v.flow = 2 OR (v.flow = 1 AND v.pack IS NOT NULL))
                    AND v.registered_at >= :from::timestamptz
                    AND v.registered_at < :until::timestamptz
                    AND v.institution = coalesce(:institution::bigint, v.institution)
            ) AS told
            GROUP BY 1
            """;

    private static final String FOUND =
            """
            SELECT CASE v.flow WHEN 1 THEN v.pack ELSE '' END AS scheme,
                count(*) AS answers,
                count(*) FILTER (WHERE s.score >= 4) AS satisfied
            FROM satisfaction s
            JOIN visit v ON v.id = s.visit
            WHERE s.at >= :from::timestamptz
                AND s.at < :until::timestamptz
                AND s.institution = coalesce(:institution::bigint, s.institution)
            GROUP BY 1
            """;

    private static final String WINDOWS =
            """
            SELECT count(DISTINCT (institution, pay_window)) AS windows,
                count(DISTINCT (institution, coalesce(staff::text, cashier))) AS cashiers
            FROM shift
            WHERE opened_at >= :from::timestamptz
                AND opened_at < :until::timestamptz
                AND institution = coalesce(:institution::bigint, institution)
            """;

    private final Sql sql;

    SchemeTimes(Sql sql) {
        this.sql = sql;
    }

    /// Sums of seconds, with how many visits each was measured of.
    record Times(
            long visits,
            long ended,
            long called,
            long queues,
            long stayed,
            long waited,
            long queued,
            long lost) {

        static final Times NONE = new Times(0, 0, 0, 0, 0, 0, 0, 0);

        SchemeStatistics.FlowNumbers flow(Found found) {
            return new SchemeStatistics.FlowNumbers(
                    visits,
                    SchemeStatistics.minutes(stayed, ended),
                    SchemeStatistics.minutes(waited, called),
                    SchemeStatistics.minutes(queued, queues),
                    SchemeStatistics.percent(lost, stayed),
                    found.answers,
                    SchemeStatistics.percent(found.satisfied, found.answers));
        }

        /// One less the share that these visits take of the others' time.
        @Nullable BigDecimal stayShorterPercent(Times ordinary) {
            return ended == 0
                    ? null
                    : SchemeStatistics.percent(
                            ordinary.stayed * ended - stayed * ordinary.ended,
                            ordinary.stayed * ended);
        }

        @Nullable BigDecimal waitedLessMinutes(Times ordinary) {
            return SchemeStatistics.minutes(
                    ordinary.waited * called - waited * ordinary.called, ordinary.called * called);
        }

        @Nullable BigDecimal savedMinutes(Times ordinary) {
            return ended == 0
                    ? null
                    : SchemeStatistics.minutes(
                            ordinary.stayed * ended - stayed * ordinary.ended, ordinary.ended);
        }
    }

    record Found(long answers, long satisfied) {

        static final Found NONE = new Found(0, 0);
    }

    record Windows(long windows, long cashiers) {}

    Map<String, Times> times(Span span) {
        Map<String, Times> times = new HashMap<>();
        span.bind(sql.statement(TIMES))
                .query((row, _) -> times.put(row.getString("scheme"), times(row)))
                .list();
        return times;
    }

    Map<String, Found> found(Span span) {
        Map<String, Found> found = new HashMap<>();
        span.bind(sql.statement(FOUND))
                .query(
                        (row, _) ->
                                found.put(
                                        row.getString("scheme"),
                                        new Found(
                                                row.getLong("answers"), row.getLong("satisfied"))))
                .list();
        return found;
    }

    Windows windows(Span span) {
        return span.bind(sql.statement(WINDOWS))
                .query((row, _) -> new Windows(row.getLong("windows"), row.getLong("cashiers")))
                .single();
    }

    private static Times times(ResultSet row) throws SQLException {
        return new Times(
                row.getLong("visits"),
                row.getLong("ended"),
                row.getLong("called"),
                row.getLong("queues"),
                row.getLong("stayed"),
                row.getLong("waited"),
                row.getLong("queued"),
                row.getLong("lost"));
    }
}
