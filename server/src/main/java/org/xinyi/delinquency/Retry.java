package org.xinyi.delinquency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xinyi.kernel.City;

/// Asks another house that does not answer more and more rarely, up to once in thirty seconds; wall
/// clock, per city.
final class Retry {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private record Wait(Duration length, Instant until) {}

    private final Clock wall;
    private final Map<City, Wait> waits = new ConcurrentHashMap<>();

    Retry(Clock wall) {
        this.wall = wall;
    }

    /// Whether it may be asked now.
    boolean isOver() {
        Wait wait = waits.get(City.current());
        return wait == null || !wall.instant().isBefore(wait.until);
    }

    void note(boolean answered) {
        if (answered) {
            waits.remove(City.current());
        } else {
            waits.compute(City.current(), (_, last) -> longer(last));
        }
    }

    private Wait longer(@org.jspecify.annotations.Nullable Wait last) {
        Duration doubled = last == null ? FIRST : last.length.multipliedBy(2);
        Duration length = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return new Wait(length, wall.instant().plus(length));
    }
}
