package org.xinyi.visit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Patients;
import org.xinyi.people.PeopleRefusal;
import org.xinyi.people.Person;

/// Says whose visit it was: an emergency began under a number of its own, and the patient turns out
/// to be somebody the city knows.
@Component
class IdentifyingVisits {

    private final Sql sql;
    private final Patients patients;
    private final VisitBook visits;
    private final OrderBook orders;

    IdentifyingVisits(Sql sql, Patients patients, VisitBook visits, OrderBook orders) {
        this.sql = sql;
        this.patients = patients;
        this.visits = visits;
        this.orders = orders;
    }

    record Identity(VisitId visit, PatientId patient, Caller by) {}

    List<Outcome<VisitId>> identify(List<Identity> wanted) {
        return sql.inTransaction(
                () -> {
                    List<VisitId> named = wanted.stream().map(Identity::visit).toList();
                    Map<VisitId, Visit> rows = new HashMap<>(visits.lock(named));
                    Map<VisitId, List<OrderBook.Page>> pages = orders.ofVisits(rows.keySet());
                    Map<PatientId, Person> people =
                            patients.find(
                                    Stream.concat(
                                                    rows.values().stream().map(Visit::patient),
                                                    wanted.stream().map(Identity::patient))
                                            .distinct()
                                            .toList());
                    List<VisitBook.Patient> found = new ArrayList<>();
                    List<Outcome<VisitId>> outcomes = new ArrayList<>(wanted.size());
                    for (Identity one : wanted) {
                        List<OrderBook.Page> ofVisit = pages.getOrDefault(one.visit, List.of());
                        Outcome<Visit> outcome = decide(one, rows.get(one.visit), ofVisit, people);
                        if (outcome instanceof Outcome.Done<Visit>(Visit visit)
                                && !visit.patient().equals(one.patient)) {
                            found.add(new VisitBook.Patient(visit.id(), one.patient));
                            rows.put(visit.id(), visit.of(one.patient));
                        }
                        outcomes.add(outcome.map(Visit::id));
                    }
                    visits.identify(found);
                    return outcomes;
                });
    }

    /// The same patient again changes nothing.
    private static Outcome<Visit> decide(
            Identity wanted,
            @Nullable Visit visit,
            List<OrderBook.Page> pages,
            Map<PatientId, Person> people) {
        long number = wanted.visit.value();
        if (visit == null || !wanted.by.sees(visit.institution())) {
            return Outcome.refused(new VisitRefusal.VisitUnknown(number));
        }
        if (!people.containsKey(wanted.patient)) {
            return Outcome.refused(new PeopleRefusal.PatientUnknown(wanted.patient.value()));
        }
        if (visit.patient().equals(wanted.patient)) {
            return Outcome.done(visit);
        }
        Person before = people.get(visit.patient());
        if (before == null || before.idKind() != Person.IdKind.TEMPORARY) {
            return Outcome.refused(new VisitRefusal.PatientIdentified(number));
        }
        boolean settled = pages.stream().anyMatch(page -> page.state().settling().isPositive());
        return settled
                ? Outcome.refused(new VisitRefusal.VisitSettled(number))
                : Outcome.done(visit);
    }
}
