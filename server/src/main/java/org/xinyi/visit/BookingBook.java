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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// The rows of bookings.
@Component
class BookingBook {

    private static final String COLUMNS =
            """
            SELECT b.id, b.slot, b.patient, b.institution, b.department, b.visit, b.starts_at,
                b.ends_at, b.booked_at, b.booked_by, b.state
            """;

    private static final String SELECT_FOR_UPDATE =
            COLUMNS
                    + """
                    FROM booking b
                    WHERE b.id = ANY(?::bigint[])
                    ORDER BY b.id
                    FOR UPDATE
                    """;

    private static final String SELECT_OPEN =
            COLUMNS
                    + """
                    FROM booking b
                    WHERE b.slot = ANY(?::bigint[])
                        AND b.state = 1
                    """;

    private static final String SELECT_OF_INSTITUTION =
            COLUMNS
                    + """
                    FROM booking b
                    WHERE b.institution = :institution
                        AND b.starts_at >= :from::timestamptz
                        AND b.starts_at < :until::timestamptz
                        AND (:state::smallint IS NULL OR b.state = :state)
                        AND (:after::bigint IS NULL OR (b.starts_at, b.id) > (
                            SELECT a.starts_at, a.id
                            FROM booking a
                            WHERE a.id = :after))
                    ORDER BY b.starts_at, b.id
                    LIMIT :limit
                    """;

    private static final String SELECT_COMING =
            COLUMNS
                    + """
                    FROM booking b
                    WHERE b.state = 1
                        AND b.starts_at >= :from::timestamptz
                        AND b.starts_at < :until::timestamptz
                        AND b.id > :after
                    ORDER BY b.id
                    LIMIT :most
                    FOR SHARE
                    """;

    private static final String SELECT_OF_PATIENT =
            COLUMNS
                    + """
                    FROM booking b
                    WHERE b.patient = :patient
                        AND (:everywhere OR b.institution = :institution)
                        AND (:after::bigint IS NULL OR b.id < :after)
                    ORDER BY b.id DESC
                    LIMIT :limit
                    """;

    private static final String INSERT =
            """
            INSERT INTO booking
                (id, slot, patient, institution, department, starts_at, ends_at, booked_at,
                 booked_by, state)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[],
                ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::smallint[])
            """;

    private static final String CLOSE =
            """
            UPDATE booking b
            SET state = c.state,
                visit = c.visit
            FROM unnest(?::bigint[], ?::smallint[], ?::bigint[]) AS c (id, state, visit)
            WHERE b.id = c.id
            """;

    private static final String MISS =
            """
            UPDATE booking
            SET state = 4
            WHERE id IN (
                SELECT id
                FROM booking
                WHERE state = 1
                    AND starts_at < :until::timestamptz
                ORDER BY id
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            """;

    private final Sql sql;

    BookingBook(Sql sql) {
        this.sql = sql;
    }

    /// Locks the rows until the caller's transaction ends.
    Map<Long, Booking> lock(Collection<Long> bookings) {
        return sql
                .over(List.copyOf(new HashSet<>(bookings)))
                .longs(booking -> booking)
                .query(SELECT_FOR_UPDATE, BookingBook::booking)
                .stream()
                .collect(Collectors.toMap(Booking::id, Function.identity()));
    }

    /// The bookings that stand in these slots.
    List<Booking> openIn(Collection<Long> slots) {
        return sql.over(List.copyOf(new HashSet<>(slots)))
                .longs(slot -> slot)
                .query(SELECT_OPEN, BookingBook::booking);
    }

    /// Of slots that begin within a time, in that order.
    ///
    /// @param state null: all
    List<Booking> ofInstitution(
            InstitutionId institution,
            Instant from,
            Instant until,
            Booking.@Nullable State state,
            PageWanted page) {
        return sql.statement(SELECT_OF_INSTITUTION)
                .param("institution", institution.value())
                .param("from", from.toString())
                .param("until", until.toString())
                .param("state", state == null ? null : state.code())
                .param("after", page.after())
                .param("limit", page.limit() + 1)
                .query(BookingBook::booking)
                .list();
    }

    /// Newest first; those at the caller's institution, or all where the caller sees all.
    List<Booking> ofPatient(PatientId patient, Acting acting, PageWanted page) {
        InstitutionId institution = acting.institution();
        return sql.statement(SELECT_OF_PATIENT)
                .param("patient", patient.value())
                .param("everywhere", acting.isCityWide() || acting.isPatient(patient))
                .param("institution", institution == null ? null : institution.value())
                .param("after", page.after())
                .param("limit", page.limit() + 1)
                .query(BookingBook::booking)
                .list();
    }

    void add(List<Booking> bookings) {
        sql.over(bookings)
                .longs(Booking::id)
                .longs(Booking::slot)
                .ids(Booking::patient)
                .ids(Booking::institution)
                .ids(Booking::department)
                .instants(Booking::startsAt)
                .instants(Booking::endsAt)
                .instants(Booking::bookedAt)
                .ids(Booking::bookedBy)
                .shorts(booking -> booking.state().code())
                .update(INSERT);
    }

    /// How a booking ended.
    record Closed(long booking, Booking.State state, @Nullable VisitId visit) {}

    void close(List<Closed> closed) {
        sql.over(closed)
                .longs(Closed::booking)
                .shorts(one -> one.state().code())
                .nullableIds(Closed::visit)
                .update(CLOSE);
    }

    /// Open bookings of all institutions that begin within a time, by number: nobody cancels them
    /// before the caller's transaction has ended.
    List<Booking> coming(Instant from, Instant until, long after, int most) {
        return sql.statement(SELECT_COMING)
                .param("from", from.toString())
                .param("until", until.toString())
                .param("after", after)
                .param("most", most)
                .query(BookingBook::booking)
                .list();
    }

    /// Closes bookings of slots that began before a time and were not kept.
    ///
    /// @return how many, at most `most`
    int miss(Instant until, int most) {
        return sql.statement(MISS).param("until", until.toString()).param("most", most).update();
    }

    private static Booking booking(ResultSet row, int number) throws SQLException {
        Long visit = row.getObject("visit", Long.class);
        return new Booking(
                row.getLong("id"),
                row.getLong("slot"),
                new PatientId(row.getLong("patient")),
                new InstitutionId(row.getLong("institution")),
                new DepartmentId(row.getLong("department")),
                visit == null ? null : new VisitId(visit),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                new ClientId(row.getLong("booked_by")),
                Coded.of(Booking.State.class, row.getInt("state")));
    }
}
