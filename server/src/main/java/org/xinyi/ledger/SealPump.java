package org.xinyi.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Pump;

/// Seals behind the writers, every few seconds.
@Component
class SealPump extends Pump {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Sealing sealing;
    private final Clock wall;
    private final Map<City, Instant> lastAt = new ConcurrentHashMap<>();

    SealPump(Sealing sealing, Clock wall) {
        this.sealing = sealing;
        this.wall = wall;
    }

    @Override
    public int work() {
        Instant now = wall.instant();
        Instant last = lastAt.putIfAbsent(City.current(), now);
        if (last == null || now.isBefore(last.plus(EVERY))) {
            return 0;
        }
        lastAt.put(City.current(), now);
        sealing.seal();
        return 0;
    }
}
