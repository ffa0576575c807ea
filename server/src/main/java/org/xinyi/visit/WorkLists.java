package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// What departments have to do.
@Component
class WorkLists {

    /// @param patientName masked
    /// @param number the hospital's number of the visit
    record WorkRow(
            @NotNull VisitId visit,
            @Nullable String number,
            @NotNull PatientId patient,
            @NotNull String patientName,
            @NotNull LiveBill.BillLine order) {}

    /// @param next where to go on, as `after`; absent at the end
    record WorkPage(@NotNull List<WorkRow> orders, @Nullable Long next) {}

    private static final String SELECT =
            """
            SELECT o.id
            FROM service_order o
            LEFT JOIN order_event e ON e.order_id = o.id
            WHERE o.department = :department
                AND o.placed_at >= :from::timestamptz
                AND o.placed_at < :until::timestamptz
                AND o.id > :after
            GROUP BY o.id
            HAVING NOT COALESCE(bool_or(e.kind IN (6, 7, 10)), false)
                AND COALESCE(sum(e.quantity) FILTER (WHERE e.kind IN (1, 3, 4)), 0)
                    - COALESCE(sum(e.quantity) FILTER (WHERE e.kind = 8), 0) < o.quantity
            ORDER BY o.id
            LIMIT :limit
            """;

    private final Sql sql;
    private final OrderBook orders;
    private final VisitBook visits;
    private final BillLines lines;
    private final LineMeters meters;
    private final Patients patients;

    WorkLists(
            Sql sql,
            OrderBook orders,
            VisitBook visits,
            BillLines lines,
            LineMeters meters,
            Patients patients) {
        this.sql = sql;
        this.orders = orders;
        this.visits = visits;
        this.lines = lines;
        this.meters = meters;
        this.patients = patients;
    }

    /// What was ordered on a day and can still be done, oldest first.
    WorkPage of(Institutions.Department department, LocalDate day, PageWanted wanted) {
        List<OrderId> read =
                sql.statement(SELECT)
                        .param("department", department.id().value())
                        .param("from", BusinessClock.startOf(day).toString())
                        .param("until", BusinessClock.startOf(day.plusDays(1)).toString())
                        .param("after", wanted.after() == null ? 0 : wanted.after())
                        .param("limit", wanted.limit() + 1)
                        .query((row, _) -> new OrderId(row.getLong("id")))
                        .list();
        List<OrderId> page = wanted.cut(read);
        Map<OrderId, OrderBook.Page> pages = orders.find(page);
        return new WorkPage(
                rows(page.stream().map(pages::get).filter(Objects::nonNull).toList()),
                wanted.next(read, OrderId::value));
    }

    /// @throws RefusedException when there is no such order, or it is another institution's
    WorkRow of(long number) {
        OrderBook.Page page =
                orders.find(new OrderId(number))
                        .filter(one -> Acting.current().sees(one.order().institution()))
                        .orElseThrow(
                                () -> new RefusedException(new VisitRefusal.OrderUnknown(number)));
        return rows(List.of(page)).getFirst();
    }

    private List<WorkRow> rows(Collection<OrderBook.Page> pages) {
        Map<VisitId, Visit> found =
                visits.find(pages.stream().map(page -> page.order().visit()).toList());
        BillLines.Context context = lines.context(found.keySet(), pages);
        var states = meters.of(found.values());
        Map<PatientId, Person> people =
                patients.find(found.values().stream().map(Visit::patient).distinct().toList());
        return pages.stream()
                .map(
                        page -> {
                            Visit visit = Objects.requireNonNull(found.get(page.order().visit()));
                            LineMeters.State state =
                                    visit.line() == null ? null : states.get(visit.line());
                            Person person = people.get(visit.patient());
                            return new WorkRow(
                                    visit.id(),
                                    visit.number(),
                                    visit.patient(),
                                    person == null ? "" : person.nameMasked(),
                                    lines.line(
                                            visit,
                                            page,
                                            context,
                                            state == null ? null : state.closedBecause()));
                        })
                .toList();
    }
}
