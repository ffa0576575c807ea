package org.xinyi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leaves a party alone for a while that does not answer: one second, then twice as long each
/// time, up to a minute. One failed call is nothing; several in a row are said once, and once more
/// when it answers again.
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(60);
    private static final int DOUBLINGS_MAX = 6;
    private static final int SAID_AFTER = 3;

    private final String what;
    private final Clock wall;
    private Instant pausedUntil = Instant.MIN;
    private Instant failingSince = Instant.MIN;
    private int failures;

    Patience(String what, Clock wall) {
        this.what = what;
        this.wall = wall;
    }

    synchronized boolean isOver() {
        return !wall.instant().isBefore(pausedUntil);
    }

    /// @return how long it is left alone now
    synchronized Duration failed(RuntimeException failure) {
        Instant now = wall.instant();
        if (failures == 0) {
            failingSince = now;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, DOUBLINGS_MAX));
        Duration pause = doubled.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : doubled;
        failures++;
        if (failures == SAID_AFTER) {
            LOG.warn("{}: {}; what is waiting waits on", what, failure.getMessage());
        }
        pausedUntil = now.plus(pause);
        return pause;
    }

    synchronized void succeeded() {
        if (failures >= SAID_AFTER) {
            LOG.info("{}: answers again, after {} attempts since {}", what, failures, failingSince);
        }
        failures = 0;
        pausedUntil = Instant.MIN;
    }
}
