package org.xinyi.app.cities;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insight.Overview;
import org.xinyi.insight.Overviews;
import org.xinyi.kernel.City;

/// The figures that open pages keep asking for. However many ask, and however long the books are,
/// adding them up takes at most a tenth of one database connection's time per period: figures that
/// took long to add up are shown longer, and while one caller adds them up again all others get the
/// last ones.
@Component
class LiveFigures {

    private static final Duration SHOWN_MIN = Duration.ofSeconds(1);
    private static final int SHARE = 10;
    private static final int PERIODS_MAX = 64;

    private final Overviews overviews;
    private final Clock wall;
    private final Map<Period, Slot> slots = new ConcurrentHashMap<>();

    LiveFigures(Overviews overviews, Clock wall) {
        this.overviews = overviews;
        this.wall = wall;
    }

    Overview of(LocalDate from, LocalDate to) {
        if (slots.size() > PERIODS_MAX) {
            slots.clear();
        }
        return slots.computeIfAbsent(new Period(City.current(), from, to), _ -> new Slot())
                .get(from, to);
    }

    private record Period(City city, LocalDate from, LocalDate to) {}

    private record Shown(Overview figures, Instant until) {}

    private final class Slot {

        private final ReentrantLock taking = new ReentrantLock();
        private volatile @Nullable Shown shown;

        private Overview get(LocalDate from, LocalDate to) {
            Shown last = shown;
            if (last != null && (isFresh(last) || !taking.tryLock())) {
                return last.figures;
            }
            if (last == null) {
                taking.lock();
            }
            try {
                Shown meanwhile = shown;
                return meanwhile != null && isFresh(meanwhile)
                        ? meanwhile.figures
                        : take(from, to).figures;
            } finally {
                taking.unlock();
            }
        }

        private boolean isFresh(Shown last) {
            return wall.instant().isBefore(last.until);
        }

        private Shown take(LocalDate from, LocalDate to) {
            Instant began = wall.instant();
            Overview figures = overviews.take(from, to, null);
            Instant ended = wall.instant();
            Duration pause = Duration.between(began, ended).multipliedBy(SHARE);
            Shown taken =
                    new Shown(
                            figures,
                            ended.plus(pause.compareTo(SHOWN_MIN) > 0 ? pause : SHOWN_MIN));
            shown = taken;
            return taken;
        }
    }
}
