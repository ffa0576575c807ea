package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// The orders and their events. Writing an event that another writer got in before fails the batch,
/// which is then decided again.
@Component
class OrderBook {

    private static final String COLUMNS =
            """
            SELECT o.id, o.visit, o.institution, o.item, o.department, o.quantity, o.price,
                o.amount, o.held, o.funding, o.placed_at, o.placed_by,
                e.seq, e.kind, e.quantity AS event_quantity, e.amount AS event_amount,
                e.reference, e.at, e.by_client,
                v.ended_at IS NOT NULL AS visit_ended
            """;

    private static final String SELECT_BY_ID =
            COLUMNS
                    + """
                    FROM unnest(?::bigint[]) AS k (id)
                    JOIN service_order o ON o.id = k.id
                    JOIN visit v ON v.id = o.visit
                    LEFT JOIN order_event e ON e.order_id = o.id
                    ORDER BY o.id, e.seq
                    """;

    private static final String SELECT_BY_VISIT =
            COLUMNS
                    + """
                    FROM unnest(?::bigint[]) AS k (visit)
                    JOIN service_order o ON o.visit = k.visit
                    JOIN visit v ON v.id = o.visit
                    LEFT JOIN order_event e ON e.order_id = o.id
                    ORDER BY o.id, e.seq
                    """;

    private static final String INSERT_ORDERS =
            """
            INSERT INTO service_order
                (id, visit, institution, item, department, quantity, price, amount, held, funding,
                 placed_at, placed_by)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[], ?::timestamptz[],
                ?::bigint[])
            """;

    private static final String INSERT_EVENTS =
            """
            INSERT INTO order_event
                (order_id, seq, kind, quantity, amount, reference, at, by_client)
            SELECT * FROM unnest(
                ?::bigint[], ?::smallint[], ?::smallint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::timestamptz[], ?::bigint[])
            ON CONFLICT DO NOTHING
            """;

    private static final String SET_PRICE =
            """
            UPDATE service_order o
            SET price = p.price,
                amount = p.amount
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS p (id, price, amount)
            WHERE o.id = p.id
                AND o.price IS NULL
            """;

    private static final String SET_FUNDING =
            """
            UPDATE service_order o
            SET held = f.held,
                funding = 1
            FROM unnest(?::bigint[], ?::bigint[]) AS f (id, held)
            WHERE o.id = f.id
            """;

    private final Sql sql;

    OrderBook(Sql sql) {
        this.sql = sql;
    }

    /// An order with what its events add up to.
    ///
    /// @param visitEnded whether what is charged now is late
    record Page(Order order, boolean visitEnded, OrderState state, List<OrderEvent> events) {

        Page after(OrderEvent event) {
            List<OrderEvent> more = new ArrayList<>(events);
            more.add(event);
            return new Page(order, visitEnded, state.after(event), more);
        }
    }

    Map<OrderId, Page> find(Collection<OrderId> orders) {
        return pages(
                sql.over(List.copyOf(new HashSet<>(orders)))
                        .ids(order -> order)
                        .query(SELECT_BY_ID, OrderBook::row));
    }

    Optional<Page> find(OrderId order) {
        return Optional.ofNullable(find(List.of(order)).get(order));
    }

    /// The orders of visits, in the order in which they were placed.
    Map<VisitId, List<Page>> ofVisits(Collection<VisitId> visits) {
        Map<VisitId, List<Page>> byVisit = new HashMap<>();
        pages(
                        sql.over(List.copyOf(new HashSet<>(visits)))
                                .ids(visit -> visit)
                                .query(SELECT_BY_VISIT, OrderBook::row))
                .values()
                .forEach(
                        page ->
                                byVisit.computeIfAbsent(page.order.visit(), _ -> new ArrayList<>())
                                        .add(page));
        return byVisit;
    }

    void place(List<Order> orders) {
        sql.over(orders)
                .ids(Order::id)
                .ids(Order::visit)
                .ids(Order::institution)
                .ids(Order::item)
                .ids(Order::department)
                .longs(order -> order.quantity().tenThousandths())
                .nullableLongs(order -> order.price() == null ? null : order.price().micros())
                .nullableMoney(Order::amount)
                .money(Order::held)
                .shorts(order -> order.funding().code())
                .instants(Order::placedAt)
                .ids(Order::placedBy)
                .update(INSERT_ORDERS);
    }

    /// Appends events, in the caller's transaction.
    ///
    /// @throws ConcurrencyFailureException when another writer got in before: decide again
    void append(List<OrderEvent> events) {
        int written =
                sql.over(events)
                        .ids(OrderEvent::order)
                        .shorts(OrderEvent::seq)
                        .shorts(event -> event.kind().code())
                        .longs(event -> event.quantity().tenThousandths())
                        .money(OrderEvent::amount)
                        .longs(OrderEvent::reference)
                        .instants(OrderEvent::at)
                        .ids(OrderEvent::by)
                        .update(INSERT_EVENTS);
        if (written != events.size()) {
            throw new ConcurrencyFailureException("An order has moved on meanwhile");
        }
    }

    /// A price for an order that had none.
    record Priced(OrderId order, Price price, Money amount) {}

    void price(List<Priced> orders) {
        sql.over(orders)
                .ids(Priced::order)
                .longs(order -> order.price().micros())
                .money(Priced::amount)
                .update(SET_PRICE);
    }

    /// An order that has come onto credit after it was placed.
    record Funded(OrderId order, Money held) {}

    void fund(List<Funded> orders) {
        sql.over(orders).ids(Funded::order).money(Funded::held).update(SET_FUNDING);
    }

    private static Map<OrderId, Page> pages(List<Row> rows) {
        Map<OrderId, Page> pages = new LinkedHashMap<>();
        for (Row row : rows) {
            OrderId id = row.order.id();
            Page page = pages.get(id);
            if (page == null) {
                page = new Page(row.order, row.visitEnded, OrderState.PLACED, List.of());
            }
            OrderEvent event = row.event.orElse(null);
            pages.put(id, event == null ? page : page.after(event));
        }
        return pages;
    }

    private record Row(Order order, boolean visitEnded, Optional<OrderEvent> event) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        OrderId id = new OrderId(row.getLong("id"));
        return new Row(order(id, row), row.getBoolean("visit_ended"), event(id, row));
    }

    private static Order order(OrderId id, ResultSet row) throws SQLException {
        Long price = row.getObject("price", Long.class);
        Long amount = row.getObject("amount", Long.class);
        return new Order(
                id,
                new VisitId(row.getLong("visit")),
                new InstitutionId(row.getLong("institution")),
                new ItemId(row.getLong("item")),
                new DepartmentId(row.getLong("department")),
                new Quantity(row.getLong("quantity")),
                price == null ? null : new Price(price),
                amount == null ? null : Money.ofFen(amount),
                Money.ofFen(row.getLong("held")),
                Coded.of(Order.Funding.class, row.getInt("funding")),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                new ClientId(row.getLong("placed_by")));
    }

    private static Optional<OrderEvent> event(OrderId id, ResultSet row) throws SQLException {
        int seq = row.getInt("seq");
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(
                new OrderEvent(
                        id,
                        seq,
                        Coded.of(OrderEvent.Kind.class, row.getInt("kind")),
                        new Quantity(row.getLong("event_quantity")),
                        Money.ofFen(row.getLong("event_amount")),
                        row.getLong("reference"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new ClientId(row.getLong("by_client"))));
    }
}
