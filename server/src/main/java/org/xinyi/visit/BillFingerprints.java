package org.xinyi.visit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// Asks how far visits have come: one statement for all that are watched.
@Component
class BillFingerprints {

    private static final String SELECT =
            """
            SELECT v.id, v.flow, v.ended_at IS NOT NULL AS ended,
                count(DISTINCT o.id) AS orders,
                count(DISTINCT o.id) FILTER (WHERE o.price IS NOT NULL) AS priced,
                count(e.seq) AS events
            FROM unnest(?::bigint[]) AS k (id)
            JOIN visit v ON v.id = k.id
            LEFT JOIN service_order o ON o.visit = v.id
            LEFT JOIN order_event e ON e.order_id = o.id
            GROUP BY v.id
            """;

    private final Sql sql;

    BillFingerprints(Sql sql) {
        this.sql = sql;
    }

    Map<VisitId, BillFingerprint> of(Collection<VisitId> visits) {
        Map<VisitId, BillFingerprint> found = new HashMap<>();
        sql.over(List.copyOf(visits))
                .ids(visit -> visit)
                .query(
                        SELECT,
                        (row, _) ->
                                found.put(
                                        new VisitId(row.getLong("id")),
                                        new BillFingerprint(
                                                Coded.of(Visit.Flow.class, row.getInt("flow")),
                                                row.getBoolean("ended"),
                                                row.getLong("orders"),
                                                row.getLong("priced"),
                                                row.getLong("events"))));
        return found;
    }
}
