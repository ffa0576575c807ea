package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;

/// Notes where patients were, as a hospital's system says.
@Component
class AddingStations {

    /// The stations that only the hospital knows of.
    static final Set<Station.Kind> FROM_OUTSIDE =
            Set.of(
                    Station.Kind.CALLED,
                    Station.Kind.CONSULTATION_ENDED,
                    Station.Kind.ARRIVED,
                    Station.Kind.SERVED,
                    Station.Kind.CASHIER_QUEUED,
                    Station.Kind.CASHIER_SERVED);

    private final Sql sql;
    private final BusinessClock clock;
    private final VisitBook visits;
    private final Institutions institutions;
    private final Stations stations;

    AddingStations(
            Sql sql,
            BusinessClock clock,
            VisitBook visits,
            Institutions institutions,
            Stations stations) {
        this.sql = sql;
        this.clock = clock;
        this.visits = visits;
        this.institutions = institutions;
        this.stations = stations;
    }

    /// @param at null: now
    record NewStation(
            VisitId visit,
            Station.Kind kind,
            @Nullable DepartmentId department,
            @Nullable Instant at,
            Caller by) {}

    List<Outcome<VisitId>> add(List<NewStation> wanted) {
        return sql.inTransaction(
                () -> {
                    Instant now = clock.now();
                    Map<VisitId, Visit> found =
                            visits.find(wanted.stream().map(NewStation::visit).toList());
                    List<Station> added = new ArrayList<>();
                    List<Outcome<VisitId>> outcomes = new ArrayList<>(wanted.size());
                    for (NewStation one : wanted) {
                        Outcome<Station> outcome = decide(one, found.get(one.visit), now);
                        if (outcome instanceof Outcome.Done<Station>(Station station)) {
                            added.add(station);
                        }
                        outcomes.add(outcome.map(Station::visit));
                    }
                    stations.add(added);
                    return outcomes;
                });
    }

    private Outcome<Station> decide(NewStation wanted, @Nullable Visit visit, Instant now) {
        if (visit == null || !wanted.by.sees(visit.institution())) {
            return Outcome.refused(new VisitRefusal.VisitUnknown(wanted.visit.value()));
        }
        if (!FROM_OUTSIDE.contains(wanted.kind)) {
            return Outcome.refused(new VisitRefusal.StationKeptHere(wanted.kind.name()));
        }
        DepartmentId department = wanted.department;
        if (department != null && !isIn(visit, department)) {
            return Outcome.refused(new VisitRefusal.DepartmentUnknown(department.value()));
        }
        Instant at = wanted.at == null ? now : wanted.at;
        if (at.isAfter(now.plus(ConfirmingExecution.CLOCK_SKEW_MAX))) {
            return Outcome.refused(new VisitRefusal.TimeInFuture(now));
        }
        return Outcome.done(new Station(visit.id(), wanted.kind, department, at));
    }

    private boolean isIn(Visit visit, DepartmentId department) {
        return institutions
                .department(department)
                .filter(one -> one.institution().equals(visit.institution()))
                .isPresent();
    }
}
