package org.xinyi.visit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// What stays have come to, added up in the database.
@Component
class StayCharges {

    private static final String SELECT =
            """
            WITH state AS (
                SELECT o.visit, o.item,
                    COALESCE(sum(e.amount) FILTER (WHERE e.kind IN (1, 2, 5)), 0)
                        - COALESCE(sum(e.amount) FILTER (WHERE e.kind IN (8, 10)), 0) AS charged,
                    COALESCE(sum(e.amount) FILTER (WHERE e.kind = 9), 0)
                        - COALESCE(sum(e.amount) FILTER (WHERE e.kind = 10), 0) AS settling,
                    o.price IS NULL AND COALESCE(
                        sum(CASE WHEN e.kind = 4 THEN e.quantity
                            WHEN e.kind = 8 THEN -e.quantity END), 0) > 0 AS unpriced
                FROM unnest(?::bigint[]) AS k (visit)
                JOIN service_order o ON o.visit = k.visit
                JOIN order_event e ON e.order_id = o.id
                GROUP BY o.id, o.visit, o.item, o.price
            )
            SELECT visit, item, sum(charged)::bigint AS charged,
                sum(charged - settling)::bigint AS unsettled,
                count(*) FILTER (WHERE unpriced) AS unpriced
            FROM state
            GROUP BY visit, item
            """;

    private final Sql sql;

    StayCharges(Sql sql) {
        this.sql = sql;
    }

    /// One item of one stay.
    ///
    /// @param unsettled what of it is in no settlement
    /// @param unpriced orders that were done without a price
    record ItemCharge(VisitId visit, ItemId item, Money charged, Money unsettled, int unpriced) {}

    /// Stays for which nothing happened are absent.
    Map<VisitId, List<ItemCharge>> of(Collection<VisitId> visits) {
        return sql
                .over(List.copyOf(visits))
                .ids(visit -> visit)
                .query(
                        SELECT,
                        (row, _) ->
                                new ItemCharge(
                                        new VisitId(row.getLong("visit")),
                                        new ItemId(row.getLong("item")),
                                        Money.ofFen(row.getLong("charged")),
                                        Money.ofFen(row.getLong("unsettled")),
                                        row.getInt("unpriced")))
                .stream()
                .collect(Collectors.groupingBy(ItemCharge::visit));
    }
}
