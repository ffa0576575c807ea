package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.GroupedWrites;

/// Bookings: by patients for themselves and their relatives, by staff, by a hospital's system.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Bookings")
class BookingController {

    private static final int ITEMS_MAX = 1_000;

    record NewBooking(@NotNull PatientId patient, long slot) {}

    record NewBookings(
            @NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewBooking> bookings) {}

    record BookingCancellations(@NotEmpty @Size(max = ITEMS_MAX) List<@NotNull Long> bookings) {}

    private final GroupedWrites<BookingPlaces.NewBooking, BookingLists.BookingView> bookings;
    private final GroupedWrites<CancellingBookings.Cancellation, Long> cancellations;
    private final BookingLists lists;
    private final Viewing viewing;
    private final BusinessClock clock;

    BookingController(
            GroupedWrites<BookingPlaces.NewBooking, BookingLists.BookingView> bookings,
            GroupedWrites<CancellingBookings.Cancellation, Long> cancellations,
            BookingLists lists,
            Viewing viewing,
            BusinessClock clock) {
        this.bookings = bookings;
        this.cancellations = cancellations;
        this.lists = lists;
        this.viewing = viewing;
        this.clock = clock;
    }

    @PostMapping("/bookings")
    @Access({Role.PATIENT, Role.RECEPTION, Role.NURSE, Role.DOCTOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Book places; patients for themselves and the relatives they pay for")
    Results<BookingLists.BookingView> book(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewBookings wanted) {
        Caller by = Caller.current();
        return bookings.submit(
                by.client(),
                key,
                wanted.bookings().stream()
                        .map(one -> new BookingPlaces.NewBooking(one.patient(), one.slot(), by))
                        .toList());
    }

    @PostMapping("/bookings/cancellations")
    @Access({Role.PATIENT, Role.RECEPTION, Role.NURSE, Role.DOCTOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Give places back")
    Results<Long> cancel(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody BookingCancellations wanted) {
        Caller by = Caller.current();
        return cancellations.submit(
                by.client(),
                key,
                wanted.bookings().stream()
                        .map(booking -> new CancellingBookings.Cancellation(booking, by))
                        .toList());
    }

    @GetMapping("/institutions/{institution}/bookings")
    @Access({
        Role.RECEPTION,
        Role.NURSE,
        Role.DOCTOR,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "Bookings of a day, in the order of their slots")
    BookingLists.BookingPage ofInstitution(
            @PathVariable long institution,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(required = false) Booking.@Nullable State state,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        return lists.ofInstitution(
                viewing.institution(institution),
                day == null ? clock.today() : day,
                state,
                PageWanted.of(after, limit));
    }

    @GetMapping("/patients/{patient}/bookings")
    @Access({
        Role.PATIENT,
        Role.RECEPTION,
        Role.NURSE,
        Role.DOCTOR,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "Bookings of a patient, newest first")
    BookingLists.BookingPage ofPatient(
            @PathVariable long patient,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        return lists.ofPatient(viewing.patient(patient), PageWanted.of(after, limit));
    }
}
