package org.xinyi.app.cities;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.City;

/// A city as the registry holds it.
///
/// @param region administrative code, six digits
/// @param movable whether its clock may be set
/// @param clockBase business time at `clockSetAt`; null: the wall clock
record CityRecord(
        City city,
        String nameZh,
        String nameEn,
        String region,
        boolean movable,
        @Nullable Instant clockBase,
        @Nullable Instant clockSetAt,
        boolean clockRuns) {

    Instant businessTime(Instant wall) {
        if (clockBase == null || clockSetAt == null) {
            return wall;
        }
        return clockRuns ? clockBase.plus(Duration.between(clockSetAt, wall)) : clockBase;
    }

    /// Whether anything can fall due by itself.
    boolean isTimePassing() {
        return clockBase == null || clockRuns;
    }

    CityRecord withClock(Instant base, Instant setAt, boolean runs) {
        return new CityRecord(city, nameZh, nameEn, region, movable, base, setAt, runs);
    }
}
