package org.xinyi.visit;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.VisitId;

/// Brings changed bills to whoever looks at them: at once what this server has changed, and by
/// asking from time to time what another one has. Changes that come together are shown together.
@Component
class BillPump extends Pump {

    private final Clock wall;
    private final LiveBills bills;
    private final BillFingerprints fingerprints;
    private final BillStreams streams;
    private final Map<City, Set<VisitId>> changed = new ConcurrentHashMap<>();
    private final Map<City, Instant> askedAt = new ConcurrentHashMap<>();

    BillPump(Clock wall, LiveBills bills, BillFingerprints fingerprints, BillStreams streams) {
        this.wall = wall;
        this.bills = bills;
        this.fingerprints = fingerprints;
        this.streams = streams;
    }

    /// Runs on the thread that has just committed: notes and leaves.
    @EventListener
    void on(ChangedVisits.Changed event) {
        Set<VisitId> watched = streams.watched(event.visits());
        if (!watched.isEmpty()) {
            changedOf(event.city()).addAll(watched);
            wake();
        }
    }

    @Override
    public boolean isWatched() {
        return !streams.shown().isEmpty();
    }

    @Override
    public int work() {
        Map<VisitId, BillFingerprint> shown = streams.shown();
        if (shown.isEmpty()) {
            return 0;
        }
        Set<VisitId> stale = new HashSet<>(takeChanged());
        stale.retainAll(shown.keySet());
        if (isTimeToAsk()) {
            fingerprints
                    .of(shown.keySet())
                    .forEach(
                            (visit, now) -> {
                                if (!now.equals(shown.get(visit))) {
                                    stale.add(visit);
                                }
                            });
        }
        if (!stale.isEmpty()) {
            bills.of(stale).forEach(streams::show);
        }
        return stale.size();
    }

    private boolean isTimeToAsk() {
        Instant now = wall.instant();
        Instant last = askedAt.getOrDefault(City.current(), Instant.EPOCH);
        boolean due = !now.isBefore(last.plus(streams.poll()));
        if (due) {
            askedAt.put(City.current(), now);
        }
        return due;
    }

    private Set<VisitId> takeChanged() {
        Set<VisitId> noted = changedOf(City.current());
        Set<VisitId> taken = Set.copyOf(noted);
        noted.removeAll(taken);
        return taken;
    }

    private Set<VisitId> changedOf(City city) {
        return changed.computeIfAbsent(city, _ -> ConcurrentHashMap.newKeySet());
    }
}
