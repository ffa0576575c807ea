package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;

/// Moves inpatients to other beds and wards.
@Component
class MovingBeds {

    private final Sql sql;
    private final BusinessClock clock;
    private final Institutions institutions;
    private final VisitBook visits;
    private final StayBook stays;

    MovingBeds(
            Sql sql,
            BusinessClock clock,
            Institutions institutions,
            VisitBook visits,
            StayBook stays) {
        this.sql = sql;
        this.clock = clock;
        this.institutions = institutions;
        this.visits = visits;
        this.stays = stays;
    }

    /// @param at null: now
    record Move(VisitId visit, DepartmentId ward, String bed, @Nullable Instant at, Caller by) {}

    List<Outcome<VisitId>> move(List<Move> wanted) {
        return sql.inTransaction(
                () -> {
                    Instant now = clock.now();
                    List<VisitId> named = wanted.stream().map(Move::visit).toList();
                    Map<VisitId, Visit> found = visits.lock(named);
                    Map<VisitId, Stay> there = stays.find(named);
                    List<StayBook.Bed> beds = new ArrayList<>();
                    List<Outcome<VisitId>> outcomes = new ArrayList<>(wanted.size());
                    for (Move one : wanted) {
                        Outcome<StayBook.Bed> outcome =
                                decide(one, found.get(one.visit), there.get(one.visit), now);
                        if (outcome instanceof Outcome.Done<StayBook.Bed>(StayBook.Bed bed)) {
                            beds.add(bed);
                        }
                        outcomes.add(outcome.map(StayBook.Bed::visit));
                    }
                    stays.move(beds);
                    return outcomes;
                });
    }

    private Outcome<StayBook.Bed> decide(
            Move wanted, @Nullable Visit visit, @Nullable Stay stay, Instant now) {
        long number = wanted.visit.value();
        if (visit == null || !wanted.by.sees(visit.institution())) {
            return Outcome.refused(new VisitRefusal.VisitUnknown(number));
        }
        if (stay == null) {
            return Outcome.refused(new VisitRefusal.NoStay(number));
        }
        if (visit.endedAt() != null) {
            return Outcome.refused(new VisitRefusal.StayEnded(number));
        }
        boolean wardHere =
                institutions
                        .department(wanted.ward)
                        .filter(one -> one.institution().equals(visit.institution()))
                        .filter(one -> one.kind() == Institutions.DepartmentKind.WARD)
                        .isPresent();
        if (!wardHere) {
            return Outcome.refused(new VisitRefusal.DepartmentUnknown(wanted.ward.value()));
        }
        Instant at = wanted.at == null ? now : wanted.at;
        if (at.isAfter(now.plus(ConfirmingExecution.CLOCK_SKEW_MAX))) {
            return Outcome.refused(new VisitRefusal.TimeInFuture(now));
        }
        return Outcome.done(new StayBook.Bed(visit.id(), wanted.ward, wanted.bed, at, wanted.by));
    }
}
