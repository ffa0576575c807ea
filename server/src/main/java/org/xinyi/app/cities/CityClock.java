package org.xinyi.app.cities;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.City;

@Component
class CityClock implements BusinessClock {

    private final CityRegistry registry;

    CityClock(CityRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Instant instant() {
        return registry.businessTime(City.current());
    }
}
