package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Patients;
import org.xinyi.people.PeopleRefusal;

/// Gives patients places in slots, first come, first served, and never more than there are.
@Component
class BookingPlaces {

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Patients patients;
    private final SpeakingFor speaking;
    private final SlotBook slots;
    private final BookingBook book;

    BookingPlaces(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            Patients patients,
            SpeakingFor speaking,
            SlotBook slots,
            BookingBook book) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.patients = patients;
        this.speaking = speaking;
        this.slots = slots;
        this.book = book;
    }

    record NewBooking(PatientId patient, long slot, Caller by) {}

    List<Outcome<Booking>> book(List<NewBooking> wanted) {
        return sql.inTransaction(
                () -> {
                    List<Long> named = wanted.stream().map(NewBooking::slot).toList();
                    Decisions decisions =
                            new Decisions(
                                    patients.find(wanted.stream().map(NewBooking::patient).toList())
                                            .keySet(),
                                    speaking.of(wanted.stream().map(NewBooking::by).toList()),
                                    new HashMap<>(slots.lock(named)),
                                    clock.now());
                    book.openIn(named).forEach(decisions::note);
                    List<Outcome<Booking>> outcomes =
                            wanted.stream().map(decisions::decide).toList();
                    book.add(decisions.added);
                    slots.move(decisions.added.stream().map(Booking::slot).toList(), 1);
                    return outcomes;
                });
    }

    private record Place(long slot, PatientId patient) {}

    /// Decides booking by booking against the locked slots and what the list has taken so far.
    private final class Decisions {

        private final Set<PatientId> known;
        private final SpeakingFor.Words words;
        private final Map<Long, BookingSlot> rows;
        private final Instant now;
        private final Map<Place, Long> taken = new HashMap<>();
        private final Map<Long, Integer> given = new HashMap<>();
        private final List<Booking> added = new ArrayList<>();

        private Decisions(
                Set<PatientId> known,
                SpeakingFor.Words words,
                Map<Long, BookingSlot> rows,
                Instant now) {
            this.known = known;
            this.words = words;
            this.rows = rows;
            this.now = now;
        }

        private void note(Booking standing) {
            taken.put(new Place(standing.slot(), standing.patient()), standing.id());
        }

        private Outcome<Booking> decide(NewBooking wanted) {
            BookingSlot slot = rows.get(wanted.slot);
            if (slot == null || !isOpenTo(wanted.by, slot)) {
                return Outcome.refused(new VisitRefusal.SlotUnknown(wanted.slot));
            }
            if (!known.contains(wanted.patient) || !words.mayActFor(wanted.by, wanted.patient)) {
                return Outcome.refused(new PeopleRefusal.PatientUnknown(wanted.patient.value()));
            }
            Place place = new Place(wanted.slot, wanted.patient);
            Long standing = taken.get(place);
            if (standing != null) {
                return Outcome.refused(new VisitRefusal.SlotAlreadyBooked(wanted.slot, standing));
            }
            if (!slot.startsAt().isAfter(now)) {
                return Outcome.refused(new VisitRefusal.SlotPast(wanted.slot));
            }
            if (slot.free() <= given.getOrDefault(wanted.slot, 0)) {
                return Outcome.refused(new VisitRefusal.SlotFull(wanted.slot));
            }
            given.merge(wanted.slot, 1, Integer::sum);
            Booking booking = booking(wanted, slot);
            note(booking);
            added.add(booking);
            return Outcome.done(booking);
        }

        private static boolean isOpenTo(Caller caller, BookingSlot slot) {
            return caller.patient() != null || caller.sees(slot.institution());
        }

        private Booking booking(NewBooking wanted, BookingSlot slot) {
            return new Booking(
                    ids.next(),
                    slot.id(),
                    wanted.patient,
                    slot.institution(),
                    slot.department(),
                    null,
                    slot.startsAt(),
                    slot.endsAt(),
                    now,
                    wanted.by.client(),
                    Booking.State.BOOKED);
        }
    }
}
