package org.xinyi.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// Adds up what each scheme has settled, advanced and not got back.
@Component
class SchemeSums {

    /// A refund replaces a settlement by one of the same root: the posted one of each root
    /// counts. 3 is the code of `LINE`, on which what is open of a debt stands; kind 3 is a
    /// stay.
    private static final String SELECT =
            """
            SELECT scheme, sum(bills) AS bills, sum(settled) AS settled,
                sum(outpatient) AS outpatient, sum(advanced) AS advanced, sum(arrears) AS arrears
            FROM (
                SELECT v.pack AS scheme, 1 AS bills, s.total AS settled,
                    CASE WHEN v.kind <> 3 THEN s.total END AS outpatient,
                    0 AS advanced, 0 AS arrears
                FROM settlement r
                JOIN settlement s ON s.visit = r.visit AND s.root = r.id
                JOIN visit v ON v.id = r.visit
                WHERE r.id = r.root
                    AND s.state = 2
                    AND v.flow = 1
                    AND v.pack IS NOT NULL
                    AND r.posted_at >= :from::timestamptz
                    AND r.posted_at < :until::timestamptz
                    AND r.institution = coalesce(:institution::bigint, r.institution)
                UNION ALL
                SELECT pack, 0, 0, 0, amount, 0
                FROM obligation
                WHERE instalment_of IS NULL
                    AND pack IS NOT NULL
                    AND created_at >= :from::timestamptz
                    AND created_at < :until::timestamptz
                    AND institution = coalesce(:institution::bigint, institution)
                UNION ALL
                SELECT o.pack, 0, 0, 0, 0, CASE e.debit WHEN 3 THEN e.amount ELSE -e.amount END
                FROM obligation o
                JOIN entry e
                    ON e.line = o.line
                    AND o.id = CASE e.debit WHEN 3 THEN e.debit_key ELSE e.credit_key END
                WHERE o.closed_at IS NULL
                    AND o.pack IS NOT NULL
                    AND o.due_at < :today::timestamptz
                    AND o.created_at >= :from::timestamptz
                    AND o.created_at < :until::timestamptz
                    AND o.institution = coalesce(:institution::bigint, o.institution)
            ) AS told
            GROUP BY scheme
            """;

    private final Sql sql;
    private final BusinessClock clock;

    SchemeSums(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param bills how many were settled
    record Settled(long bills, SchemeStatistics.SchemeMoney sums) {

        static final Settled NONE = new Settled(0, SchemeStatistics.SchemeMoney.NONE);
    }

    Map<String, Settled> settled(Span span) {
        Map<String, Settled> settled = new HashMap<>();
        span.bind(sql.statement(SELECT))
                .param("today", BusinessClock.startOf(clock.today()).toString())
                .query((row, _) -> settled.put(row.getString("scheme"), settled(row)))
                .list();
        return settled;
    }

    private static Settled settled(ResultSet row) throws SQLException {
        return new Settled(
                row.getLong("bills"),
                new SchemeStatistics.SchemeMoney(
                        Money.ofFen(row.getLong("settled")),
                        Money.ofFen(row.getLong("outpatient")),
                        Money.ofFen(row.getLong("advanced")),
                        Money.ofFen(row.getLong("arrears"))));
    }
}
