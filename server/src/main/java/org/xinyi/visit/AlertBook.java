package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// Finds what does not add up between what was ordered, done, charged and settled.
@Component
class AlertBook {

    /// What is wrong with an order, or wants a look.
    enum OrderAlert {
        /// Done, and no price list has it.
        DONE_UNPRICED,
        /// Done, the visit is over, and no settlement has it for an hour.
        DONE_UNSETTLED,
        /// Charged before it was done, and not done yet.
        PREPAID_NOT_DONE,
        /// The price came after it was done.
        PRICED_LATER,
        /// Done in part.
        PARTIAL,
        /// The patient says that it was not done, and nobody has answered.
        DISPUTED
    }

    /// How long after the end of a visit its charges may be on their way.
    private static final Duration SETTLES_WITHIN = Duration.ofHours(1);

    private static final String ALERTS =
            """
            WITH state AS (
                SELECT o.id, o.visit, o.item, o.department, o.quantity, o.price, o.amount,
                    o.placed_at,
                    COALESCE(sum(e.quantity) FILTER (WHERE e.kind IN (1, 3, 4)), 0)
                        - COALESCE(sum(e.quantity) FILTER (WHERE e.kind IN (8, 10)), 0)
                        AS executed,
                    COALESCE(sum(e.amount) FILTER (WHERE e.kind IN (1, 2, 5)), 0)
                        - COALESCE(sum(e.amount) FILTER (WHERE e.kind IN (8, 10)), 0) AS charged,
                    COALESCE(sum(e.amount) FILTER (WHERE e.kind = 9), 0)
                        - COALESCE(sum(e.amount) FILTER (WHERE e.kind = 10), 0) AS settling,
                    bool_or(e.kind = 2) AS prepaid,
                    bool_or(e.kind = 5) AS priced_later
                FROM service_order o
                JOIN order_event e ON e.order_id = o.id
                WHERE o.institution = :institution
                    AND o.placed_at >= :from::timestamptz
                    AND o.placed_at < :until::timestamptz
                    AND (:department::bigint IS NULL OR o.department = :department)
                GROUP BY o.id
            ), alert AS (
                SELECT a.kind, s.id, s.visit, v.patient, s.item, s.department, s.quantity,
                    s.executed, s.charged, s.settling, s.placed_at
                FROM state s
                JOIN visit v ON v.id = s.visit
                CROSS JOIN LATERAL (VALUES
                    ('DONE_UNPRICED', s.price IS NULL AND s.executed > 0),
                    ('DONE_UNSETTLED', s.charged > s.settling
                        AND v.ended_at <= :settledBefore::timestamptz),
                    ('PREPAID_NOT_DONE', s.prepaid AND s.charged = s.amount
                        AND s.executed < s.quantity),
                    ('PRICED_LATER', s.priced_later),
                    ('PARTIAL', s.executed > 0 AND s.executed < s.quantity),
                    ('DISPUTED', EXISTS (
                        SELECT FROM order_objection j
                        WHERE j.order_id = s.id
                            AND j.answered_at IS NULL))
                    ) AS a (kind, holds)
                WHERE a.holds
            )
            """;

    private static final String COUNT =
            ALERTS
                    + """
                    SELECT kind, count(*) AS count
                    FROM alert
                    GROUP BY kind
                    """;

    private static final String SELECT =
            ALERTS
                    + """
                    SELECT kind, id, visit, patient, item, department, quantity, executed,
                        charged, settling, placed_at
                    FROM alert
                    WHERE (:kind::text IS NULL OR kind = :kind)
                        AND id > :after
                    ORDER BY id, kind
                    LIMIT :limit
                    """;

    private final Sql sql;
    private final BusinessClock clock;

    AlertBook(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param day on which the orders were placed
    /// @param department null: all
    record Place(InstitutionId institution, LocalDate day, @Nullable DepartmentId department) {}

    /// One thing about one order.
    record Alert(
            OrderAlert kind,
            OrderId order,
            VisitId visit,
            PatientId patient,
            ItemId item,
            DepartmentId department,
            Quantity ordered,
            Quantity done,
            Money charged,
            Money settled,
            Instant placedAt) {}

    Map<OrderAlert, Long> count(Place place) {
        Map<OrderAlert, Long> counts = new EnumMap<>(OrderAlert.class);
        for (OrderAlert kind : OrderAlert.values()) {
            counts.put(kind, 0L);
        }
        at(COUNT, place)
                .query(
                        (row, _) ->
                                counts.put(
                                        OrderAlert.valueOf(row.getString("kind")),
                                        row.getLong("count")))
                .list();
        return counts;
    }

    /// In the order of the orders. All alerts of one order stand on one page.
    ///
    /// @param kind null: all
    List<Alert> find(Place place, @Nullable OrderAlert kind, PageWanted page) {
        return at(SELECT, place)
                .param("kind", kind == null ? null : kind.name())
                .param("after", page.after() == null ? 0 : page.after())
                .param("limit", (page.limit() + 1) * OrderAlert.values().length)
                .query(AlertBook::alert)
                .list();
    }

    private JdbcClient.StatementSpec at(String statement, Place place) {
        DepartmentId department = place.department;
        return sql.statement(statement)
                .param("institution", place.institution.value())
                .param("from", BusinessClock.startOf(place.day).toString())
                .param("until", BusinessClock.startOf(place.day.plusDays(1)).toString())
                .param("department", department == null ? null : department.value())
                .param("settledBefore", clock.now().minus(SETTLES_WITHIN).toString());
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        return new Alert(
                OrderAlert.valueOf(row.getString("kind")),
                new OrderId(row.getLong("id")),
                new VisitId(row.getLong("visit")),
                new PatientId(row.getLong("patient")),
                new ItemId(row.getLong("item")),
                new DepartmentId(row.getLong("department")),
                new Quantity(row.getLong("quantity")),
                new Quantity(row.getLong("executed")),
                Money.ofFen(row.getLong("charged")),
                Money.ofFen(row.getLong("settling")),
                row.getObject("placed_at", OffsetDateTime.class).toInstant());
    }
}
