package org.xinyi.visit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.notice.Notices;

/// Gives places back.
@Component
class CancellingBookings {

    private final Sql sql;
    private final SpeakingFor speaking;
    private final SlotBook slots;
    private final BookingBook book;
    private final Notices notices;

    CancellingBookings(
            Sql sql, SpeakingFor speaking, SlotBook slots, BookingBook book, Notices notices) {
        this.sql = sql;
        this.speaking = speaking;
        this.slots = slots;
        this.book = book;
        this.notices = notices;
    }

    record Cancellation(long booking, Caller by) {}

    List<Outcome<Long>> cancel(List<Cancellation> wanted) {
        return sql.inTransaction(
                () -> {
                    SpeakingFor.Words words =
                            speaking.of(wanted.stream().map(Cancellation::by).toList());
                    Map<Long, Booking> rows =
                            new HashMap<>(
                                    book.lock(wanted.stream().map(Cancellation::booking).toList()));
                    List<Booking> cancelled = new ArrayList<>();
                    List<Outcome<Long>> outcomes = new ArrayList<>(wanted.size());
                    for (Cancellation one : wanted) {
                        Outcome<Booking> outcome = decide(one, rows.get(one.booking), words);
                        if (outcome instanceof Outcome.Done<Booking>(Booking booking)
                                && booking.state() == Booking.State.BOOKED) {
                            cancelled.add(booking);
                            rows.put(booking.id(), cancelled(booking));
                        }
                        outcomes.add(outcome.map(Booking::id));
                    }
                    book.close(
                            cancelled.stream()
                                    .map(
                                            one ->
                                                    new BookingBook.Closed(
                                                            one.id(),
                                                            Booking.State.CANCELLED,
                                                            null))
                                    .toList());
                    slots.lock(cancelled.stream().map(Booking::slot).toList());
                    slots.move(cancelled.stream().map(Booking::slot).toList(), -1);
                    // The message of the morning before has the booking's number.
                    notices.withdraw(cancelled.stream().map(Booking::id).toList());
                    return outcomes;
                });
    }

    /// Cancelling twice is cancelling once.
    private static Outcome<Booking> decide(
            Cancellation wanted, @Nullable Booking booking, SpeakingFor.Words words) {
        if (booking == null || !isOpenTo(wanted.by, booking, words)) {
            return Outcome.refused(new VisitRefusal.BookingUnknown(wanted.booking));
        }
        return switch (booking.state()) {
            case BOOKED, CANCELLED -> Outcome.done(booking);
            case KEPT, MISSED ->
                    Outcome.refused(
                            new VisitRefusal.BookingClosed(wanted.booking, booking.state().name()));
        };
    }

    private static boolean isOpenTo(Caller caller, Booking booking, SpeakingFor.Words words) {
        return caller.patient() != null
                ? words.mayActFor(caller, booking.patient())
                : caller.sees(booking.institution());
    }

    private static Booking cancelled(Booking booking) {
        return new Booking(
                booking.id(),
                booking.slot(),
                booking.patient(),
                booking.institution(),
                booking.department(),
                booking.visit(),
                booking.startsAt(),
                booking.endsAt(),
                booking.bookedAt(),
                booking.bookedBy(),
                Booking.State.CANCELLED);
    }
}
