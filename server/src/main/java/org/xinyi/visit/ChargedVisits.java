package org.xinyi.visit;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// What has been charged in all, by visit: the hospital's execution log in amounts.
@Component
public class ChargedVisits {

    /// @param amount of every charge, less what was taken back before settlement
    public record Charged(VisitId visit, Money amount) {}

    private static final String SELECT =
            """
            SELECT o.visit, sum(CASE e.kind WHEN 8 THEN -e.amount ELSE e.amount END) AS amount
            FROM order_event e
            JOIN service_order o ON o.id = e.order_id
            WHERE e.kind IN (1, 2, 5, 8)
            GROUP BY o.visit
            ORDER BY o.visit
            """;

    private final Sql sql;

    ChargedVisits(Sql sql) {
        this.sql = sql;
    }

    /// Every visit with a charge, in ascending order. To be closed.
    public Stream<Charged> all() {
        return sql
                .statement(SELECT)
                .query(
                        (row, _) ->
                                new Charged(
                                        new VisitId(row.getLong("visit")),
                                        Money.ofFen(row.getLong("amount"))))
                .stream();
    }
}
