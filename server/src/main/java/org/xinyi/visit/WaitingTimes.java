package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.sql.Sql;

/// How long patients waited, measured between stations; credit and ordinary side by side.
@Component
class WaitingTimes {

    /// What is measured.
    enum Span {
        /// From registration to being called into the consulting room.
        REGISTERED_TO_CALLED,
        /// In the queue of a cashier, each time.
        CASHIER_QUEUE,
        /// From being ordered to the first execution, each order.
        ORDERED_TO_DONE,
        /// From registration to leaving.
        WHOLE_STAY
    }

    /// @param count how many were measured
    /// @param p90Seconds nine of ten waited no longer
    record WaitingTime(
            @NotNull Span span,
            Visit.@NotNull Flow flow,
            long count,
            long medianSeconds,
            long p90Seconds,
            long meanSeconds) {}

    /// Stays in a ward are not waiting.
    private static final String SELECT =
            """
            WITH day AS (
                SELECT id, flow, registered_at, ended_at
                FROM visit
                WHERE institution = :institution
                    AND registered_at >= :from::timestamptz
                    AND registered_at < :until::timestamptz
                    AND kind <> 3
            ), queue AS (
                SELECT s.visit, d.flow, s.kind, s.at,
                    lead(s.kind) OVER w AS next_kind,
                    lead(s.at) OVER w AS next_at
                FROM day d
                JOIN station s ON s.visit = d.id
                WHERE s.kind IN (8, 9)
                WINDOW w AS (PARTITION BY s.visit ORDER BY s.at, s.kind)
            ), span AS (
                SELECT 'REGISTERED_TO_CALLED' AS span, d.flow,
                    EXTRACT(EPOCH FROM min(s.at) - d.registered_at) AS seconds
                FROM day d
                JOIN station s ON s.visit = d.id AND s.kind = 4 AND s.at >= d.registered_at
                GROUP BY d.id, d.flow, d.registered_at
                UNION ALL
                SELECT 'CASHIER_QUEUE', flow, EXTRACT(EPOCH FROM next_at - at)
                FROM queue
                WHERE kind = 8
                    AND next_kind = 9
                UNION ALL
                SELECT 'ORDERED_TO_DONE', d.flow, EXTRACT(EPOCH FROM min(e.at) - o.placed_at)
                FROM day d
                JOIN service_order o ON o.visit = d.id
                JOIN order_event e ON e.order_id = o.id AND e.kind IN (1, 3, 4)
                GROUP BY o.id, o.placed_at, d.flow
                HAVING min(e.at) >= o.placed_at
                UNION ALL
                SELECT 'WHOLE_STAY', flow, EXTRACT(EPOCH FROM ended_at - registered_at)
                FROM day
                WHERE ended_at >= registered_at
            )
            SELECT span, flow, count(*) AS count,
                round(percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds))::bigint AS median,
                round(percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds))::bigint AS p90,
                round(avg(seconds))::bigint AS mean
            FROM span
            GROUP BY span, flow
            ORDER BY span, flow
            """;

    private final Sql sql;

    WaitingTimes(Sql sql) {
        this.sql = sql;
    }

    /// Of the visits registered on a day.
    List<WaitingTime> of(InstitutionId institution, LocalDate day) {
        return sql.statement(SELECT)
                .param("institution", institution.value())
                .param("from", BusinessClock.startOf(day).toString())
                .param("until", BusinessClock.startOf(day.plusDays(1)).toString())
                .query(
                        (row, _) ->
                                new WaitingTime(
                                        Span.valueOf(row.getString("span")),
                                        Coded.of(Visit.Flow.class, row.getInt("flow")),
                                        row.getLong("count"),
                                        row.getLong("median"),
                                        row.getLong("p90"),
                                        row.getLong("mean")))
                .list();
    }
}
