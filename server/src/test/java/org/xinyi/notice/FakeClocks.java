package org.xinyi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.xinyi.kernel.BusinessClock;

/// Business time and wall clock, both set by hand.
final class FakeClocks {

    private volatile Instant business;
    private volatile Instant reading = Instant.parse("2026-01-01T00:00:00Z");

    FakeClocks(String local) {
        this.business = at(local);
    }

    /// City time, such as `2020-06-10T22:30`.
    static Instant at(String local) {
        return BusinessClock.at(LocalDateTime.parse(local));
    }

    void itIs(String local) {
        business = at(local);
    }

    void wallPasses(Duration time) {
        reading = reading.plus(time);
    }

    BusinessClock business() {
        return () -> business;
    }

    Clock wall() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return reading;
            }
        };
    }
}
