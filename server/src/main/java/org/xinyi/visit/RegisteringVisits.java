package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Coverage;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.PeopleRefusal;

/// Registers visits; a hospital's own number keeps it from doing so twice.
@Component
class RegisteringVisits {

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Patients patients;
    private final Institutions institutions;
    private final VisitBook book;
    private final Stations stations;
    private final KeepingBookings keeping;

    RegisteringVisits(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            Patients patients,
            Institutions institutions,
            VisitBook book,
            Stations stations,
            KeepingBookings keeping) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.patients = patients;
        this.institutions = institutions;
        this.book = book;
        this.stations = stations;
        this.keeping = keeping;
    }

    List<Outcome<VisitId>> register(List<Visits.NewVisit> wanted) {
        Set<PatientId> known =
                patients.find(wanted.stream().map(Visits.NewVisit::patient).toList()).keySet();
        Instant now = clock.now();
        List<Outcome<KeepingBookings.Draft>> drafts =
                wanted.stream()
                        .map(
                                one ->
                                        draft(one, known, now)
                                                .map(
                                                        visit ->
                                                                new KeepingBookings.Draft(
                                                                        visit, one.booking())))
                        .toList();
        return sql.inTransaction(() -> write(keeping.check(drafts)));
    }

    private Outcome<Visit> draft(Visits.NewVisit wanted, Set<PatientId> known, Instant now) {
        if (!known.contains(wanted.patient())) {
            return Outcome.refused(new PeopleRefusal.PatientUnknown(wanted.patient().value()));
        }
        boolean departmentThere =
                wanted.by().sees(wanted.institution())
                        && institutions
                                .department(wanted.department())
                                .filter(one -> one.institution().equals(wanted.institution()))
                                .isPresent();
        if (!departmentThere) {
            return Outcome.refused(new VisitRefusal.DepartmentUnknown(wanted.department().value()));
        }
        Instant at = wanted.at() == null ? now : wanted.at();
        if (at.isAfter(now.plus(ConfirmingExecution.CLOCK_SKEW_MAX))) {
            return Outcome.refused(new VisitRefusal.TimeInFuture(now));
        }
        return Outcome.done(
                new Visit(
                        new VisitId(ids.next()),
                        wanted.kind(),
                        wanted.patient(),
                        wanted.institution(),
                        wanted.department(),
                        Visit.Flow.UNDECIDED,
                        null,
                        null,
                        Coverage.Scheme.NONE,
                        at,
                        null,
                        wanted.number(),
                        null));
    }

    private List<Outcome<VisitId>> write(KeepingBookings.Checked checked) {
        List<KeepingBookings.Draft> drafts = new ArrayList<>();
        for (Outcome<KeepingBookings.Draft> one : checked.drafts()) {
            if (one instanceof Outcome.Done<KeepingBookings.Draft>(KeepingBookings.Draft draft)) {
                drafts.add(draft);
            }
        }
        Set<VisitId> added =
                new HashSet<>(book.add(drafts.stream().map(KeepingBookings.Draft::visit).toList()));
        List<KeepingBookings.Draft> fresh =
                drafts.stream().filter(one -> added.contains(one.visit().id())).toList();
        List<Station> passed = new ArrayList<>(keeping.keep(fresh, checked.bookings()));
        fresh.forEach(one -> passed.add(registered(one.visit())));
        stations.add(passed);
        Map<String, Visit> byNumber = new HashMap<>();
        book.ofNumbers(
                        drafts.stream()
                                .map(KeepingBookings.Draft::visit)
                                .filter(visit -> !added.contains(visit.id()))
                                .toList())
                .forEach(visit -> byNumber.put(key(visit), visit));
        return checked.drafts().stream().map(one -> outcome(one, added, byNumber)).toList();
    }

    private static Outcome<VisitId> outcome(
            Outcome<KeepingBookings.Draft> draft, Set<VisitId> added, Map<String, Visit> byNumber) {
        return switch (draft) {
            case Outcome.Done<KeepingBookings.Draft>(KeepingBookings.Draft(Visit visit, var _)) ->
                    added.contains(visit.id())
                            ? Outcome.done(visit.id())
                            : same(visit, byNumber.get(key(visit)));
            case Outcome.Refused<KeepingBookings.Draft>(var refusal) -> Outcome.refused(refusal);
        };
    }

    private static Station registered(Visit visit) {
        return new Station(
                visit.id(), Station.Kind.REGISTERED, visit.department(), visit.registeredAt());
    }

    private static Outcome<VisitId> same(Visit wanted, @Nullable Visit there) {
        return there != null
                        && there.patient().equals(wanted.patient())
                        && there.kind() == wanted.kind()
                ? Outcome.done(there.id())
                : Outcome.refused(new VisitRefusal.VisitNumberTaken(key(wanted)));
    }

    private static String key(Visit visit) {
        return visit.institution().value() + " " + visit.number();
    }
}
