package org.xinyi.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.ServerTest;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;

/// Messages about bookings are written while people cancel.
@ServerTest
class TellingBookingsTests {

    private static final Instant NOW = Instant.parse("2020-06-11T16:00:00Z");
    private static final Instant STARTS = Instant.parse("2020-06-13T01:00:00Z");

    private static final String WAIT_FOR_US =
            """
            SELECT count(*)
            FROM pg_stat_activity
            WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))
            """;

    private static final String TOLD =
            "SELECT subject FROM notice WHERE template = 'VISIT_SOON' ORDER BY subject";

    private final VisitWorld world;
    private final BookingBook book;
    private final TellingBookings telling;
    private final Sql sql;

    TellingBookingsTests(
            ApplicationContext context, BookingBook book, TellingBookings telling, Sql sql) {
        this.world = new VisitWorld(context, NOW);
        this.book = book;
        this.telling = telling;
        this.sql = sql;
    }

    @Test
    void whatIsBeingCancelledIsNotAnnounced() {
        // The night to 12 June: two are booked for the 13th, and one is being cancelled while the
        // messages are written.
        PatientId patient = world.patient();
        CompletableFuture<Void> written =
                inCity(
                        () -> {
                            book.add(List.of(booking(1, patient), booking(2, patient)));
                            return sql.inTransaction(this::writeWhileTheFirstIsCancelled);
                        });
        written.join();
        List<Long> told = inCity(() -> sql.statement(TOLD).query(Long.class).list());
        assertThat(told).containsExactly(2L);
    }

    private CompletableFuture<Void> writeWhileTheFirstIsCancelled() {
        book.close(List.of(new BookingBook.Closed(1, Booking.State.CANCELLED, null)));
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(
                        () ->
                                world.city()
                                        .city()
                                        .run(() -> telling.close(LocalDate.parse("2020-06-11"))));
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> writing.isDone() || somebodyWaitsForUs());
        return writing;
    }

    private boolean somebodyWaitsForUs() {
        return sql.statement(WAIT_FOR_US).query(Long.class).single() > 0;
    }

    private <T> T inCity(Supplier<T> work) {
        return world.city().city().call(work::get);
    }

    private Booking booking(long id, PatientId patient) {
        return new Booking(
                id,
                id,
                patient,
                new InstitutionId(world.hospital()),
                new DepartmentId(world.department("CLINIC")),
                null,
                STARTS,
                STARTS.plusSeconds(1800),
                NOW,
                new ClientId(1),
                Booking.State.BOOKED);
    }
}
