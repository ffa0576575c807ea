package org.xinyi.visit;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.sql.Sql;

/// Finds orders that were not done within their window. Those of a stay wait for its end.
@Component
class OverdueOrders {

    private static final String OPEN =
            """
                AND COALESCE(
                    v.flow = 1 AND (v.pack, v.pack_version) IN (
                        SELECT * FROM unnest(:packs::text[], :versions::integer[])),
                    false) <> :usual
            GROUP BY o.id, o.quantity
            HAVING NOT COALESCE(bool_or(e.kind IN (6, 7, 10)), false)
                AND COALESCE(sum(e.quantity) FILTER (WHERE e.kind IN (1, 3, 4)), 0)
                    - COALESCE(sum(e.quantity) FILTER (WHERE e.kind = 8), 0) < o.quantity
                AND (NOT :prepaid OR bool_or(e.kind = 2))
            ORDER BY o.id
            LIMIT :most
            """;

    private static final String SELECT_PLACED =
            """
            SELECT o.id
            FROM service_order o
            JOIN visit v ON v.id = o.visit
            LEFT JOIN order_event e ON e.order_id = o.id
            WHERE o.placed_at > :from::timestamptz
                AND o.placed_at <= :until::timestamptz
                AND (v.kind <> 3 OR v.ended_at IS NOT NULL)
            """
                    + OPEN;

    private static final String SELECT_OF_ENDED_STAYS =
            """
            SELECT o.id
            FROM visit v
            JOIN service_order o ON o.visit = v.id
            LEFT JOIN order_event e ON e.order_id = o.id
            WHERE v.kind = 3
                AND v.ended_at > :from::timestamptz
                AND o.placed_at <= :until::timestamptz
            """
                    + OPEN;

    private final Sql sql;

    OverdueOrders(Sql sql) {
        this.sql = sql;
    }

    /// @param prepaidOnly only what was charged before it was done
    List<OrderId> placed(
            OrderWindows.Window window,
            Instant from,
            Instant until,
            boolean prepaidOnly,
            int most) {
        return find(SELECT_PLACED, window, from, until, most)
                .param("prepaid", prepaidOnly)
                .query((row, _) -> new OrderId(row.getLong("id")))
                .list();
    }

    /// Of stays that ended after a time.
    ///
    /// @param until the time by which they had been placed
    List<OrderId> ofStaysEndedAfter(
            OrderWindows.Window window, Instant from, Instant until, int most) {
        return find(SELECT_OF_ENDED_STAYS, window, from, until, most)
                .param("prepaid", false)
                .query((row, _) -> new OrderId(row.getLong("id")))
                .list();
    }

    private JdbcClient.StatementSpec find(
            String select, OrderWindows.Window window, Instant from, Instant until, int most) {
        return sql.statement(select)
                .param(
                        "packs",
                        window.packs().stream().map(pack -> pack.id()).toArray(String[]::new))
                .param(
                        "versions",
                        window.packs().stream().map(pack -> pack.version()).toArray(Integer[]::new))
                .param("usual", window.usual())
                .param("from", from.toString())
                .param("until", until.toString())
                .param("most", most);
    }
}
