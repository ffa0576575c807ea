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

    RegisteringVisits(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            Patients patients,
            Institutions institutions,
            VisitBook book,
            Stations stations) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.patients = patients;
        this.institutions = institutions;
        this.book = book;
        this.stations = stations;
    }

    List<Outcome<VisitId>> register(List<Visits.NewVisit> wanted) {
        Set<PatientId> known =
                patients.find(wanted.stream().map(Visits.NewVisit::patient).toList()).keySet();
        Instant now = clock.now();
        List<Outcome<Visit>> drafts = wanted.stream().map(one -> draft(one, known, now)).toList();
        return sql.inTransaction(() -> write(drafts));
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

    private List<Outcome<VisitId>> write(List<Outcome<Visit>> drafts) {
        List<Visit> visits = new ArrayList<>();
        for (Outcome<Visit> draft : drafts) {
            if (draft instanceof Outcome.Done<Visit>(Visit visit)) {
                visits.add(visit);
            }
        }
        Set<VisitId> added = new HashSet<>(book.add(visits));
        Map<String, Visit> byNumber = new HashMap<>();
        List<Visit> notAdded = visits.stream().filter(one -> !added.contains(one.id())).toList();
        book.ofNumbers(notAdded).forEach(visit -> byNumber.put(key(visit), visit));
        stations.add(
                visits.stream()
                        .filter(visit -> added.contains(visit.id()))
                        .map(
                                visit ->
                                        new Station(
                                                visit.id(),
                                                Station.Kind.REGISTERED,
                                                visit.department(),
                                                visit.registeredAt()))
                        .toList());
        List<Outcome<VisitId>> outcomes = new ArrayList<>(drafts.size());
        for (Outcome<Visit> draft : drafts) {
            outcomes.add(
                    switch (draft) {
                        case Outcome.Done<Visit>(Visit visit) ->
                                added.contains(visit.id())
                                        ? Outcome.done(visit.id())
                                        : same(visit, byNumber.get(key(visit)));
                        case Outcome.Refused<Visit>(var refusal) -> Outcome.refused(refusal);
                    });
        }
        return outcomes;
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
