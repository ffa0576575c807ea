package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.sql.Sql;

/// The rows of slots. Whoever moves a counter has locked the row.
@Component
class SlotBook {

    private static final String COLUMNS =
            "SELECT id, institution, department, starts_at, ends_at, capacity, booked\n";

    private static final String SELECT_FOR_UPDATE =
            COLUMNS
                    + """
                    FROM booking_slot
                    WHERE id = ANY(?::bigint[])
                    ORDER BY id
                    FOR UPDATE
                    """;

    private static final String SELECT_OF_DEPARTMENT =
            COLUMNS
                    + """
                    FROM booking_slot
                    WHERE department = :department
                        AND starts_at >= :from::timestamptz
                        AND starts_at < :until::timestamptz
                    ORDER BY starts_at
                    """;

    private static final String SELECT_BY_START =
            COLUMNS
                    + """
                    FROM booking_slot
                    WHERE department = ?
                        AND starts_at = ANY(?::timestamptz[])
                    """;

    private static final String PUT =
            """
            INSERT INTO booking_slot (id, institution, department, starts_at, ends_at, capacity)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[],
                ?::integer[])
            ON CONFLICT ON CONSTRAINT booking_slot_begins_once DO UPDATE
            SET ends_at = EXCLUDED.ends_at,
                capacity = EXCLUDED.capacity
            WHERE booking_slot.booked <= EXCLUDED.capacity
            """;

    private static final String MOVE =
            """
            UPDATE booking_slot s
            SET booked = s.booked + m.change
            FROM (
                SELECT slot, sum(change) AS change
                FROM unnest(?::bigint[], ?::bigint[]) AS u (slot, change)
                GROUP BY slot) AS m
            WHERE s.id = m.slot
            """;

    private final Sql sql;

    SlotBook(Sql sql) {
        this.sql = sql;
    }

    /// Locks the rows until the caller's transaction ends.
    Map<Long, BookingSlot> lock(Collection<Long> slots) {
        return sql
                .over(List.copyOf(new HashSet<>(slots)))
                .longs(slot -> slot)
                .query(SELECT_FOR_UPDATE, SlotBook::slot)
                .stream()
                .collect(Collectors.toMap(BookingSlot::id, Function.identity()));
    }

    List<BookingSlot> of(DepartmentId department, Instant from, Instant until) {
        return sql.statement(SELECT_OF_DEPARTMENT)
                .param("department", department.value())
                .param("from", from.toString())
                .param("until", until.toString())
                .query(SlotBook::slot)
                .list();
    }

    Map<Instant, BookingSlot> of(DepartmentId department, Collection<Instant> starts) {
        return sql
                .over(List.copyOf(starts))
                .with(department)
                .instants(start -> start)
                .query(SELECT_BY_START, SlotBook::slot)
                .stream()
                .collect(Collectors.toMap(BookingSlot::startsAt, Function.identity()));
    }

    /// Adds slots, or changes those that begin at the same time; one that holds more bookings than
    /// the new capacity stays as it is.
    void put(List<BookingSlot> slots) {
        sql.over(slots)
                .longs(BookingSlot::id)
                .ids(BookingSlot::institution)
                .ids(BookingSlot::department)
                .instants(BookingSlot::startsAt)
                .instants(BookingSlot::endsAt)
                .longs(BookingSlot::capacity)
                .update(PUT);
    }

    /// Moves the counters by one for each mention of a slot.
    void move(List<Long> slots, int each) {
        sql.over(slots).longs(slot -> slot).longs(_ -> each).update(MOVE);
    }

    private static BookingSlot slot(ResultSet row, int number) throws SQLException {
        return new BookingSlot(
                row.getLong("id"),
                new InstitutionId(row.getLong("institution")),
                new DepartmentId(row.getLong("department")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getInt("capacity"),
                row.getInt("booked"));
    }
}
