package org.xinyi.sandbox.clock;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.xinyi.sandbox.store.Journal;
import org.xinyi.sandbox.web.Times;

/// The business time of all twins. It is the wall clock until it is set; from then on it goes
/// forward only, by itself or standing still.
public final class SandboxClock implements AutoCloseable {

    /// How the clock was set.
    ///
    /// @param wall when that was, by the wall clock
    record Setting(Instant now, boolean runs, Instant wall) {

        private Instant at(Instant wallNow) {
            Duration passed = Duration.between(wall, wallNow);
            return runs && passed.isPositive() ? now.plus(passed) : now;
        }
    }

    private final Clock wall;
    private final Journal<Setting> journal;
    private volatile Setting setting;
    private volatile boolean everSet;

    /// @param wall the technical clock that business time is told from
    public SandboxClock(Clock wall, Path folder) {
        this.wall = wall;
        Instant now = wall.instant();
        setting = new Setting(now, true, now);
        journal = Journal.open(folder, Setting.class, this::apply);
    }

    public Instant now() {
        return everSet ? setting.at(wall.instant()) : wall.instant();
    }

    /// The day in China.
    public LocalDate today() {
        return Times.dateOf(now());
    }

    public boolean runs() {
        return setting.runs;
    }

    /// Sets the clock. The first time it may go back.
    ///
    /// @throws IllegalArgumentException when it would go back later on
    public synchronized void set(Instant to, boolean runs) {
        if (everSet && to.isBefore(now())) {
            throw new IllegalArgumentException(
                    "时钟只能向前 / The clock goes forward only; it is " + now());
        }
        journal.record(new Setting(to, runs, wall.instant()));
        journal.flush();
    }

    @Override
    public void close() {
        journal.close();
    }

    private void apply(Setting newSetting) {
        setting = newSetting;
        everSet = true;
    }
}
