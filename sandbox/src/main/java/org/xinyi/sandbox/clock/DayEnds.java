package org.xinyi.sandbox.clock;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends days for all houses, one day after the other and in the same order of houses, when the
/// clock has moved past them.
public final class DayEnds implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final SandboxClock clock;
    private final List<DayWork> houses;
    private final Thread watch;

    public DayEnds(SandboxClock clock, List<? extends DayWork> houses) {
        this.clock = clock;
        this.houses = List.copyOf(houses);
        run();
        watch = Thread.ofVirtual().name("day-ends").start(this::watch);
    }

    /// Ends every day before the clock's.
    public synchronized void run() {
        LocalDate yesterday = clock.today().minusDays(1);
        LocalDate day = yesterday.plusDays(1);
        for (DayWork house : houses) {
            LocalDate next = begun(house, yesterday).plusDays(1);
            day = next.isBefore(day) ? next : day;
        }
        for (; !day.isAfter(yesterday); day = day.plusDays(1)) {
            for (DayWork house : houses) {
                if (begun(house, yesterday).isBefore(day)) {
                    house.endDay(day);
                }
            }
        }
    }

    /// Begins the count of days anew for houses that are ahead of the clock, which is when the
    /// clock was first set and went back.
    public synchronized void beginAnewIfBack() {
        LocalDate yesterday = clock.today().minusDays(1);
        for (DayWork house : houses) {
            if (begun(house, yesterday).isAfter(yesterday)) {
                house.beginAfter(yesterday);
            }
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private static LocalDate begun(DayWork house, LocalDate yesterday) {
        @Nullable LocalDate last = house.lastEndedDay();
        if (last != null) {
            return last;
        }
        house.beginAfter(yesterday);
        return yesterday;
    }

    private void watch() {
        LocalDate seen = clock.today();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException _) {
                return;
            }
            LocalDate today = clock.today();
            if (!today.equals(seen)) {
                run();
                seen = today;
            }
        }
    }
}
