package org.xinyi.insight;

import org.springframework.stereotype.Component;
import org.xinyi.kernel.sql.Sql;

/// Counts visits, stays and orders.
@Component
class CareFigures {

    private static final String VISITS =
            """
            SELECT
                count(*) AS total,
                count(*) FILTER (WHERE kind = 1) AS outpatient,
                count(*) FILTER (WHERE kind = 2) AS emergency,
                count(*) FILTER (WHERE flow = 1) AS credit,
                count(*) FILTER (WHERE flow = 2) AS ordinary,
                count(*) FILTER (WHERE flow = 0) AS undecided
            FROM visit
            WHERE registered_at >= :from::timestamptz
                AND registered_at < :until::timestamptz
                AND institution = coalesce(:institution::bigint, institution)
            """;

    private static final String ADMISSIONS =
            """
            SELECT count(*)
            FROM stay
            WHERE admitted_at >= :from::timestamptz
                AND admitted_at < :until::timestamptz
                AND institution = coalesce(:institution::bigint, institution)
            """;

    private static final String DISCHARGES =
            """
            SELECT count(*)
            FROM visit
            WHERE kind = 3
                AND ended_at >= :from::timestamptz
                AND ended_at < :until::timestamptz
                AND institution = coalesce(:institution::bigint, institution)
            """;

    private static final String IN_BEDS =
            """
            SELECT count(*)
            FROM visit
            JOIN stay ON stay.visit = visit.id
            WHERE visit.kind = 3
                AND visit.ended_at IS NULL
                AND visit.institution = coalesce(:institution::bigint, visit.institution)
            """;

    /// What the events of each order say of it: 1 done in whole, 2 in part, 3 never to be done,
    /// 4 taken back, 5 waiting for a price. Being claimed by a settlement (kind 9) says nothing
    /// here, and no event is older than its order.
    private static final String ORDERS =
            """
            SELECT
                count(*) AS placed,
                count(*) FILTER (WHERE state = 1) AS executed,
                count(*) FILTER (WHERE state = 2) AS partly,
                count(*) FILTER (WHERE state = 3) AS never,
                count(*) FILTER (WHERE state = 4) AS cancelled,
                count(*) FILTER (WHERE state = 5) AS unpriced
            FROM (
                SELECT
                    CASE
                        WHEN e.priceless > coalesce(e.priced, -1) THEN 5
                        WHEN e.done >= o.quantity THEN 1
                        WHEN e.done > 0 THEN 2
                        WHEN e.kinds & (1 << 7) <> 0 THEN 3
                        WHEN e.kinds & ((1 << 6) | (1 << 10)) <> 0 THEN 4
                        WHEN o.price IS NULL THEN 5
                        ELSE 0
                    END AS state
                FROM service_order o
                LEFT JOIN (
                    SELECT
                        order_id,
                        sum(CASE
                            WHEN kind IN (1, 3, 4) THEN quantity
                            WHEN kind IN (8, 10) THEN -quantity
                            ELSE 0
                        END) AS done,
                        bit_or(1 << kind) AS kinds,
                        max(seq) FILTER (WHERE kind = 4) AS priceless,
                        max(seq) FILTER (WHERE kind IN (5, 8)) AS priced
                    FROM order_event
                    WHERE at >= :from::timestamptz
                        AND kind <> 9
                    GROUP BY order_id) AS e ON e.order_id = o.id
                WHERE o.placed_at >= :from::timestamptz
                    AND o.placed_at < :until::timestamptz
                    AND o.institution = coalesce(:institution::bigint, o.institution)) AS told
            """;

    /// 1 done, 3 done after it had been prepaid, 5 priced after it had been done.
    private static final String CHARGES =
            """
            SELECT count(*)
            FROM order_event e
            WHERE e.kind IN (1, 3, 5)
                AND e.at >= :from::timestamptz
                AND e.at < :until::timestamptz
                AND (:institution::bigint IS NULL
                    OR EXISTS (
                        SELECT 1
                        FROM service_order o
                        WHERE o.id = e.order_id
                            AND o.institution = :institution::bigint))
            """;

    private final Sql sql;

    CareFigures(Sql sql) {
        this.sql = sql;
    }

    Overview.Visits visits(Span span) {
        return span.bind(sql.statement(VISITS))
                .query(
                        (row, _) ->
                                new Overview.Visits(
                                        row.getLong("total"),
                                        row.getLong("outpatient"),
                                        row.getLong("emergency"),
                                        row.getLong("credit"),
                                        row.getLong("ordinary"),
                                        row.getLong("undecided")))
                .single();
    }

    long admissions(Span span) {
        return span.bind(sql.statement(ADMISSIONS)).query(Long.class).single();
    }

    long discharges(Span span) {
        return span.bind(sql.statement(DISCHARGES)).query(Long.class).single();
    }

    long inBeds(Span span) {
        return span.within(sql.statement(IN_BEDS)).query(Long.class).single();
    }

    Overview.Orders orders(Span span) {
        return span.bind(sql.statement(ORDERS))
                .query(
                        (row, _) ->
                                new Overview.Orders(
                                        row.getLong("placed"),
                                        row.getLong("executed"),
                                        row.getLong("partly"),
                                        row.getLong("never"),
                                        row.getLong("cancelled"),
                                        row.getLong("unpriced")))
                .single();
    }

    long charges(Span span) {
        return span.bind(sql.statement(CHARGES)).query(Long.class).single();
    }
}
