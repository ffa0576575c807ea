package org.xinyi.app.cities;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Pump;

/// Which cities somebody has used lately. The others are looked after less often: a server with
/// many quiet cities would do little else.
@Component
public class CityActivity {

    private static final long QUIET_AFTER_MS = 60_000;

    private final Clock wall;
    private final List<Pump> pumps;
    private final Map<City, Long> usedAt = new ConcurrentHashMap<>();

    CityActivity(Clock wall, List<Pump> pumps) {
        this.wall = wall;
        this.pumps = pumps;
    }

    /// Somebody uses the current city. After a silence its pumps are woken, so that what is
    /// left to them is looked for as soon as anywhere.
    public void used() {
        long now = wall.millis();
        Long before = usedAt.put(City.current(), now);
        if (before == null || now - before > QUIET_AFTER_MS) {
            pumps.forEach(Pump::wakeAll);
        }
    }

    boolean isQuiet(City city) {
        return wall.millis() - usedAt.getOrDefault(city, 0L) > QUIET_AFTER_MS;
    }
}
