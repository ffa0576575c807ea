package org.xinyi.visit;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DailyWork;

/// Marks the bookings of a day to which nobody came.
@Component
class MissedBookings implements DailyWork {

    private static final int ORDER = 130;
    private static final int PAGE = 1_000;

    private final BookingBook book;

    MissedBookings(BookingBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "visit.missed-bookings";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void close(LocalDate day) {
        Instant until = BusinessClock.startOf(day.plusDays(1));
        int missed = PAGE;
        while (missed == PAGE) {
            missed = book.miss(until, PAGE);
        }
    }
}
