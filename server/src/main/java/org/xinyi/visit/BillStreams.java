package org.xinyi.visit;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.VisitId;

/// The open connections that show bills. They end first when the server stops, so that its waiting
/// for open requests is not for them.
@Component
class BillStreams implements SmartLifecycle {

    private static final int RETRY_AFTER_SECONDS = 30;

    /// @param connectionsMax on this server; each takes about 100 kB of the heap
    /// @param heartbeat how often a silent connection is proved to be alive
    /// @param poll how often visits are asked whether another server has moved them on
    @ConfigurationProperties("xinyi.visit.streams")
    record Settings(
            @DefaultValue("1000") int connectionsMax,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("2s") Duration poll) {}

    private final Settings settings;
    private final Map<Watched, List<BillWatcher>> watchers = new ConcurrentHashMap<>();
    private final Map<Watched, BillFingerprint> shown = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean running;

    BillStreams(Settings settings) {
        this.settings = settings;
    }

    /// Opens one more connection.
    ///
    /// @throws RefusedException when there are too many
    BillWatcher open(VisitId visit) {
        if (connections.incrementAndGet() > settings.connectionsMax) {
            connections.decrementAndGet();
            throw new RefusedException(
                    new VisitRefusal.TooManyStreams(settings.connectionsMax, RETRY_AFTER_SECONDS));
        }
        Watched watched = new Watched(City.current(), visit);
        BillWatcher watcher = new BillWatcher(settings.heartbeat);
        watchers.compute(
                watched,
                (_, there) -> {
                    List<BillWatcher> all = there == null ? new CopyOnWriteArrayList<>() : there;
                    all.add(watcher);
                    return all;
                });
        Thread.ofVirtual().name("bill-" + visit.value()).start(() -> run(watched, watcher));
        return watcher;
    }

    private void run(Watched watched, BillWatcher watcher) {
        try {
            watcher.run();
        } finally {
            watchers.computeIfPresent(
                    watched,
                    (_, all) -> {
                        all.remove(watcher);
                        return all.isEmpty() ? null : all;
                    });
            if (!watchers.containsKey(watched)) {
                shown.remove(watched);
            }
            connections.decrementAndGet();
        }
    }

    /// Those among these visits of the current city whose bills somebody looks at.
    Set<VisitId> watched(Collection<VisitId> visits) {
        Set<VisitId> found = new HashSet<>();
        City city = City.current();
        for (VisitId visit : visits) {
            if (watchers.containsKey(new Watched(city, visit))) {
                found.add(visit);
            }
        }
        return found;
    }

    /// All visits of the current city that are looked at, with what was last shown of them.
    Map<VisitId, BillFingerprint> shown() {
        Map<VisitId, BillFingerprint> found = new HashMap<>();
        City city = City.current();
        for (Watched watched : watchers.keySet()) {
            if (watched.city.equals(city)) {
                found.put(watched.visit, shown.getOrDefault(watched, BillFingerprint.NOTHING));
            }
        }
        return found;
    }

    /// Shows a bill of the current city to whoever looks at it.
    void show(VisitId visit, LiveBills.Snapshot snapshot) {
        Watched watched = new Watched(City.current(), visit);
        shown.put(watched, snapshot.fingerprint());
        watchers.getOrDefault(watched, List.of()).forEach(watcher -> watcher.offer(snapshot));
    }

    int connections() {
        return connections.get();
    }

    Duration poll() {
        return settings.poll;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        watchers.values().forEach(all -> all.forEach(BillWatcher::close));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Watched(City city, VisitId visit) {}
}
