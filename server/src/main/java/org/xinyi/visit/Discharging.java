package org.xinyi.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// Ends stays: the patient leaves at once, and is settled with in the background.
@Component
class Discharging {

    private final Sql sql;
    private final VisitBook visits;
    private final EndingVisits ending;

    Discharging(Sql sql, VisitBook visits, EndingVisits ending) {
        this.sql = sql;
        this.visits = visits;
        this.ending = ending;
    }

    List<Outcome<VisitId>> discharge(List<Visits.End> wanted) {
        return sql.inTransaction(
                () -> {
                    Map<VisitId, Visit> found =
                            visits.find(wanted.stream().map(Visits.End::visit).toList());
                    List<Visits.End> ends =
                            wanted.stream().filter(one -> !isOtherVisit(one, found)).toList();
                    List<Outcome<VisitId>> ended = ending.end(ends);
                    List<Outcome<VisitId>> outcomes = new ArrayList<>(wanted.size());
                    int next = 0;
                    for (Visits.End one : wanted) {
                        outcomes.add(
                                isOtherVisit(one, found)
                                        ? Outcome.refused(
                                                new VisitRefusal.NoStay(one.visit().value()))
                                        : ended.get(next++));
                    }
                    return outcomes;
                });
    }

    /// Whether the caller sees that it is no stay.
    private static boolean isOtherVisit(Visits.End wanted, Map<VisitId, Visit> found) {
        Visit visit = found.get(wanted.visit());
        return visit != null
                && wanted.by().sees(visit.institution())
                && visit.kind() != Visit.Kind.INPATIENT;
    }
}
