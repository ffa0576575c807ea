package org.xinyi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A wall clock that a test moves.
public final class HandClock extends Clock {

    private final AtomicReference<Instant> now;

    public HandClock(String now) {
        this.now = new AtomicReference<>(Instant.parse(now));
    }

    public void goOn(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
