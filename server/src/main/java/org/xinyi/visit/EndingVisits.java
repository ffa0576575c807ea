package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// Ends treatments. The patient leaves at once; what was charged is settled in the background.
@Component
class EndingVisits {

    private final Sql sql;
    private final BusinessClock clock;
    private final VisitBook book;
    private final SettlementMoments moments;
    private final Stations stations;

    EndingVisits(
            Sql sql,
            BusinessClock clock,
            VisitBook book,
            SettlementMoments moments,
            Stations stations) {
        this.sql = sql;
        this.clock = clock;
        this.book = book;
        this.moments = moments;
        this.stations = stations;
    }

    List<Outcome<VisitId>> end(List<Visits.End> wanted) {
        return sql.inTransaction(
                () -> {
                    Instant now = clock.now();
                    Map<VisitId, Visit> visits =
                            book.lock(wanted.stream().map(Visits.End::visit).toList());
                    List<VisitBook.Ended> ended = new ArrayList<>();
                    List<Visit> ending = new ArrayList<>();
                    List<Outcome<VisitId>> outcomes = new ArrayList<>(wanted.size());
                    for (Visits.End one : wanted) {
                        Visit visit = visits.get(one.visit());
                        Outcome<Visit> outcome = decide(one, visit, now);
                        outcomes.add(outcome.map(Visit::id));
                        if (outcome instanceof Outcome.Done<Visit>(Visit its)
                                && its.endedAt() == null) {
                            ended.add(
                                    new VisitBook.Ended(
                                            its.id(), one.at() == null ? now : one.at()));
                            ending.add(its);
                        }
                    }
                    book.end(ended);
                    moments.ended(ending);
                    stations.add(
                            ended.stream()
                                    .map(
                                            one ->
                                                    new Station(
                                                            one.visit(),
                                                            Station.Kind.LEFT,
                                                            null,
                                                            one.at()))
                                    .toList());
                    return outcomes;
                });
    }

    /// Ending twice is ending once.
    private static Outcome<Visit> decide(Visits.End wanted, @Nullable Visit visit, Instant now) {
        if (visit == null || !wanted.by().sees(visit.institution())) {
            return Outcome.refused(new VisitRefusal.VisitUnknown(wanted.visit().value()));
        }
        Instant at = wanted.at();
        if (at != null && at.isAfter(now.plus(ConfirmingExecution.CLOCK_SKEW_MAX))) {
            return Outcome.refused(new VisitRefusal.TimeInFuture(now));
        }
        return Outcome.done(visit);
    }
}
