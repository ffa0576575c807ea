package org.xinyi.kernel;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// The time of the current city. A demo or test city can be moved; nothing else reads the wall
/// clock for business.
public interface BusinessClock extends InstantSource {

    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    default Instant now() {
        return instant();
    }

    default LocalDate today() {
        return dateOf(instant());
    }

    static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}
