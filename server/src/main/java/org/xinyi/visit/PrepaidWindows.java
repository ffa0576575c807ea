package org.xinyi.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.TimedWork;

/// Looks every hour for what was paid before it was done and will not be done: it is refunded on
/// the same day. What a restart misses is found when the day is closed.
@Component
class PrepaidWindows implements TimedWork {

    private static final Duration EVERY = Duration.ofHours(1);

    private final UndoneOrders undone;
    private final Map<City, Instant> lookedAt = new ConcurrentHashMap<>();

    PrepaidWindows(UndoneOrders undone) {
        this.undone = undone;
    }

    @Override
    public void run(Instant now) {
        City city = City.current();
        Instant last = lookedAt.computeIfAbsent(city, _ -> now.minus(EVERY));
        if (!now.isBefore(last.plus(EVERY))) {
            undone.closePrepaid(last, now);
            lookedAt.put(city, now);
        }
    }
}
