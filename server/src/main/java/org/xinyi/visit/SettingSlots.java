package org.xinyi.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;

/// Says when a department takes how many patients. The same slot again changes its capacity.
@Component
class SettingSlots {

    private final Sql sql;
    private final IdSource ids;
    private final SlotBook book;

    SettingSlots(Sql sql, IdSource ids, SlotBook book) {
        this.sql = sql;
        this.ids = ids;
        this.book = book;
    }

    /// @param capacity 0 closes it to new bookings
    record Wanted(LocalDate date, LocalTime start, LocalTime end, int capacity) {

        Instant startsAt() {
            return BusinessClock.at(date.atTime(start));
        }

        boolean valid() {
            return end.isAfter(start) && capacity >= 0;
        }
    }

    /// Answers in list order; of two that begin at the same time the last one counts.
    List<Outcome<BookingSlot>> set(Institutions.Department department, List<Wanted> wanted) {
        Map<Instant, BookingSlot> slots = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            if (one.valid()) {
                slots.put(one.startsAt(), slot(department, one));
            }
        }
        return sql.inTransaction(
                () -> {
                    book.put(List.copyOf(slots.values()));
                    Map<Instant, BookingSlot> now = book.of(department.id(), slots.keySet());
                    List<Outcome<BookingSlot>> outcomes = new ArrayList<>(wanted.size());
                    for (Wanted one : wanted) {
                        Instant start = one.startsAt();
                        outcomes.add(outcome(one, slots.get(start), now.get(start)));
                    }
                    return outcomes;
                });
    }

    private static Outcome<BookingSlot> outcome(
            Wanted wanted, @Nullable BookingSlot asked, @Nullable BookingSlot there) {
        if (!wanted.valid() || asked == null || there == null) {
            return Outcome.refused(new VisitRefusal.SlotPeriodInvalid(wanted.start, wanted.end));
        }
        return there.capacity() == asked.capacity()
                ? Outcome.done(there)
                : Outcome.refused(new VisitRefusal.SlotCapacityTaken(wanted.start, there.booked()));
    }

    private BookingSlot slot(Institutions.Department department, Wanted wanted) {
        return new BookingSlot(
                ids.next(),
                department.institution(),
                department.id(),
                wanted.startsAt(),
                BusinessClock.at(wanted.date.atTime(wanted.end)),
                wanted.capacity,
                0);
    }
}
