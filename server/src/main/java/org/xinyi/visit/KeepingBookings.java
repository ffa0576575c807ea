package org.xinyi.visit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Outcome;

/// Uses up the bookings that registrations name.
@Component
class KeepingBookings {

    private final BookingBook book;
    private final VisitBook visits;

    KeepingBookings(BookingBook book, VisitBook visits) {
        this.book = book;
        this.visits = visits;
    }

    /// A visit to be registered.
    ///
    /// @param booking the one it names; null when it names none
    record Draft(Visit visit, @Nullable Long booking) {}

    /// The bookings that are named, locked, and the drafts that may go on.
    record Checked(List<Outcome<Draft>> drafts, Map<Long, Booking> bookings) {}

    /// Refuses the drafts that name a booking which is not theirs; in the caller's transaction.
    Checked check(List<Outcome<Draft>> drafts) {
        List<Long> named =
                drafts.stream()
                        .map(KeepingBookings::named)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (named.isEmpty()) {
            return new Checked(drafts, Map.of());
        }
        Map<Long, Booking> bookings = book.lock(named);
        Map<Long, String> numbers = numbersOfKept(bookings.values());
        Set<Long> taken = new HashSet<>();
        List<Outcome<Draft>> checked = new ArrayList<>(drafts.size());
        for (Outcome<Draft> draft : drafts) {
            checked.add(
                    draft instanceof Outcome.Done<Draft>(Draft one) && one.booking != null
                            ? check(one, bookings.get(one.booking), numbers, taken)
                            : draft);
        }
        return new Checked(checked, bookings);
    }

    private static Outcome<Draft> check(
            Draft draft, @Nullable Booking booking, Map<Long, String> numbers, Set<Long> taken) {
        Visit visit = draft.visit;
        if (booking == null
                || !booking.patient().equals(visit.patient())
                || !booking.department().equals(visit.department())) {
            return Outcome.refused(
                    new VisitRefusal.BookingUnknown(Objects.requireNonNull(draft.booking)));
        }
        boolean usable =
                switch (booking.state()) {
                    case BOOKED -> taken.add(booking.id());
                    // Registered late, by a system that was down on the day.
                    case MISSED ->
                            BusinessClock.dateOf(visit.registeredAt())
                                            .equals(BusinessClock.dateOf(booking.startsAt()))
                                    && taken.add(booking.id());
                    // The same registration again.
                    case KEPT ->
                            visit.number() != null
                                    && visit.number().equals(numbers.get(booking.id()));
                    case CANCELLED -> false;
                };
        return usable
                ? Outcome.done(draft)
                : Outcome.refused(
                        new VisitRefusal.BookingClosed(booking.id(), booking.state().name()));
    }

    /// The hospital's numbers of the visits that kept bookings.
    private Map<Long, String> numbersOfKept(Collection<Booking> bookings) {
        Map<Long, String> numbers = new HashMap<>();
        List<Booking> kept = bookings.stream().filter(one -> one.visit() != null).toList();
        var found = visits.find(kept.stream().map(Booking::visit).toList());
        for (Booking one : kept) {
            Visit visit = found.get(one.visit());
            if (visit != null && visit.number() != null) {
                numbers.put(one.id(), visit.number());
            }
        }
        return numbers;
    }

    /// Uses the bookings of visits that have been added; in the caller's transaction.
    ///
    /// @return that these patients had booked, as stations
    List<Station> keep(List<Draft> added, Map<Long, Booking> bookings) {
        List<BookingBook.Closed> kept = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        for (Draft draft : added) {
            Booking booking = draft.booking == null ? null : bookings.get(draft.booking);
            if (booking != null) {
                kept.add(
                        new BookingBook.Closed(booking.id(), Booking.State.KEPT, draft.visit.id()));
                stations.add(
                        new Station(
                                draft.visit.id(),
                                Station.Kind.BOOKED,
                                booking.department(),
                                booking.bookedAt()));
            }
        }
        book.close(kept);
        return stations;
    }

    private static @Nullable Long named(Outcome<Draft> draft) {
        return draft instanceof Outcome.Done<Draft>(Draft one) ? one.booking : null;
    }
}
