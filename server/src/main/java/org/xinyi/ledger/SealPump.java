package org.xinyi.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Pump;

/// Seals behind the writers, every few seconds.
@Component
class SealPump extends Pump {

    private final Sealing sealing;
    private final Clock wall;
    private final Duration every;
    private final Map<City, Instant> lastAt = new ConcurrentHashMap<>();

    /// @param every how long what was written may wait for its seal
    SealPump(Sealing sealing, Clock wall, @Value("${xinyi.ledger.seal-every:5s}") Duration every) {
        this.sealing = sealing;
        this.wall = wall;
        this.every = every;
    }

    @Override
    public int work() {
        Instant now = wall.instant();
        Instant last = lastAt.putIfAbsent(City.current(), now);
        if (last == null || now.isBefore(last.plus(every))) {
            return 0;
        }
        lastAt.put(City.current(), now);
        sealing.seal();
        return 0;
    }
}
