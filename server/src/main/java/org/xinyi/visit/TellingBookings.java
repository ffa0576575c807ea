package org.xinyi.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.people.Institutions;

/// Tells patients in the morning of the day before when and where they have booked, and that
/// there is nothing to pay between the steps. The number of a booking is that of its message,
/// so that it is told once. What is cancelled or over when the message is written is not told; a
/// message that was written waits for the morning, and is taken back with a booking that is
/// cancelled until then.
@Component
class TellingBookings implements DailyWork {

    private static final int ORDER = 135;
    private static final int PAGE = 1_000;
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ISO_LOCAL_DATE.withZone(BusinessClock.ZONE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessClock.ZONE);

    private final Sql sql;
    private final BookingBook book;
    private final Institutions institutions;
    private final Notices notices;
    private final BusinessClock clock;

    TellingBookings(
            Sql sql,
            BookingBook book,
            Institutions institutions,
            Notices notices,
            BusinessClock clock) {
        this.sql = sql;
        this.book = book;
        this.institutions = institutions;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "visit.telling-bookings";
    }

    @Override
    public int order() {
        return ORDER;
    }

    /// The night before tells of the day after the next.
    @Override
    public void close(LocalDate day) {
        long after = 0;
        List<Booking> told;
        do {
            long last = after;
            told = sql.inTransaction(() -> tellPage(day.plusDays(1), last));
            after = told.isEmpty() ? last : told.getLast().id();
        } while (told.size() == PAGE);
    }

    /// Whoever cancels meanwhile waits, and takes the message back.
    ///
    /// @return the bookings of the next page
    private List<Booking> tellPage(LocalDate on, long after) {
        LocalDate booked = on.plusDays(1);
        Instant now = clock.now();
        List<Booking> coming =
                book.coming(
                        BusinessClock.startOf(booked),
                        BusinessClock.startOf(booked.plusDays(1)),
                        after,
                        PAGE);
        notices.send(
                coming.stream()
                        .filter(one -> one.startsAt().isAfter(now))
                        .map(one -> notice(one, on))
                        .toList());
        return coming;
    }

    private Notices.Notice notice(Booking booking, LocalDate on) {
        Map<String, String> words = new HashMap<>();
        words.put("date", DATE.format(booking.startsAt()));
        words.put("time", TIME.format(booking.startsAt()));
        institutions
                .find(booking.institution())
                .ifPresent(
                        at -> {
                            words.put("institution", at.nameZh());
                            words.put("institution.en", at.nameEn());
                        });
        Institutions.Department place = institutions.department(booking.department()).orElseThrow();
        words.put("place", place.nameZh());
        words.put("place.en", place.nameEn());
        if (!place.location().isEmpty()) {
            words.put("location", place.location());
        }
        return new Notices.Notice(
                        booking.id(), booking.patient(), Template.VISIT_SOON, booking.id(), words)
                .sentFor(booking.institution())
                .waitingUntil(BusinessClock.at(on.atTime(MORNING)));
    }
}
