package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Bookings as they are shown.
@Component
class BookingLists {

    /// @param patientName masked; absent in the answer to a booking
    /// @param visit the visit that kept it
    record BookingView(
            long id,
            long slot,
            @NotNull PatientId patient,
            @Nullable String patientName,
            @NotNull InstitutionId institution,
            @NotNull DepartmentId department,
            @NotNull String departmentZh,
            @NotNull String departmentEn,
            @NotNull String location,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            @NotNull Instant bookedAt,
            Booking.@NotNull State state,
            @Nullable VisitId visit) {}

    /// @param next where to go on, as `after`; absent at the end
    record BookingPage(@NotNull List<BookingView> bookings, @Nullable Long next) {}

    private final BookingBook book;
    private final Institutions institutions;
    private final Patients patients;

    BookingLists(BookingBook book, Institutions institutions, Patients patients) {
        this.book = book;
        this.institutions = institutions;
        this.patients = patients;
    }

    BookingPage ofInstitution(
            InstitutionId institution,
            LocalDate day,
            Booking.@Nullable State state,
            PageWanted wanted) {
        return page(
                book.ofInstitution(
                        institution,
                        BusinessClock.startOf(day),
                        BusinessClock.startOf(day.plusDays(1)),
                        state,
                        wanted),
                wanted);
    }

    BookingPage ofPatient(PatientId patient, PageWanted wanted) {
        return page(book.ofPatient(patient, Acting.current(), wanted), wanted);
    }

    private BookingPage page(List<Booking> read, PageWanted wanted) {
        List<Booking> page = wanted.cut(read);
        Map<PatientId, Person> people =
                patients.find(page.stream().map(Booking::patient).distinct().toList());
        return new BookingPage(
                page.stream().map(one -> view(one, people.get(one.patient()))).toList(),
                wanted.next(read, Booking::id));
    }

    BookingView view(Booking booking, @Nullable Person patient) {
        Institutions.Department department =
                institutions.department(booking.department()).orElseThrow();
        return new BookingView(
                booking.id(),
                booking.slot(),
                booking.patient(),
                patient == null ? null : patient.nameMasked(),
                booking.institution(),
                booking.department(),
                department.nameZh(),
                department.nameEn(),
                department.location(),
                booking.startsAt(),
                booking.endsAt(),
                booking.bookedAt(),
                booking.state(),
                booking.visit());
    }
}
