package org.xinyi.app.cities;

import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Region;

@Component
class CityRegion implements Region {

    private final CityRegistry registry;

    CityRegion(CityRegistry registry) {
        this.registry = registry;
    }

    @Override
    public String code() {
        return registry.record(City.current()).region();
    }
}
