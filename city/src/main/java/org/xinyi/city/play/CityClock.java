package org.xinyi.city.play;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// Simulated time, kept by the city and by the outside world alike.
final class CityClock {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Instant midnight;
    private final Endpoint operator;
    private final Endpoint sandbox;

    /// @param day whose midnight is second 0 of the script
    CityClock(LocalDate day, Endpoint operator, Endpoint sandbox) {
        this.midnight = day.atStartOfDay(ZONE).toInstant();
        this.operator = operator;
        this.sandbox = sandbox;
    }

    /// @param seconds of the script
    Instant instant(long seconds) {
        return midnight.plusSeconds(seconds);
    }

    LocalDate date(long seconds) {
        return LocalDate.ofInstant(instant(seconds), ZONE);
    }

    /// Moves the world, then the city, which reads what others say of the days that are over.
    void moveTo(long seconds) {
        ObjectNode now = Json.object().put("now", instant(seconds).toString()).put("runs", false);
        sandbox.set("clock", now);
        operator.set("clock", now);
    }
}
