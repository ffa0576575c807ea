package org.xinyi.city.play;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Deed;
import org.xinyi.city.hospital.Script.Timed;

/// Plays deeds window by window of simulated time. Within a window everybody goes as far as the
/// script says, each visit in its own order; the same deeds of different visits go together.
/// Whoever has to wait for somebody slow is left behind; the others go on.
final class Player {

    private static final long DAY = 86_400;
    private static final long WINDOW_OF_THE_DAY = 60;
    private static final long WINDOW_OF_THE_NIGHT = 300;
    private static final long MORNING = 6 * 3_600 + 1_800;
    private static final long EVENING = 17 * 3_600;
    private static final long WINDOW_BEFORE = 7_200;
    private static final long WINDOW_AFTER = 2 * 3_600;
    private static final long READING_SECONDS = 60;

    /// Watches the play.
    interface Audience {
        void at(long seconds);

        /// A new day begins; the one before is over.
        void midnight(long seconds);
    }

    private final SequencedMap<Class<? extends Deed>, Stage> stages;
    private final CityClock clock;
    private final Audience audience;
    private final Tally tally;
    private final Clock wall = Clock.systemUTC();
    private final Cast cast;
    private final PriorityQueue<Timed> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Timed::at));
    private final Map<Integer, Deque<Timed>> next = new HashMap<>();
    private final Set<Integer> readsOn = new HashSet<>();

    /// @param stages in the order in which a visit mostly meets them
    Player(
            SequencedMap<Class<? extends Deed>, Stage> stages,
            CityClock clock,
            Audience audience,
            Tally tally) {
        this.stages = stages;
        this.clock = clock;
        this.audience = audience;
        this.tally = tally;
        this.cast = new Cast(tally, wall);
    }

    /// @param from second at which the city stands
    /// @param until where the play ends; deeds after it are not done
    void play(List<Timed> deeds, long from, long until) {
        waiting.addAll(deeds);
        long now = from;
        while (now < until) {
            long midnight = (Math.floorDiv(now, DAY) + 1) * DAY;
            long end = endOfWindow(now, until);
            if (midnight <= end) {
                evening();
                audience.midnight(midnight);
            }
            now = Math.min(midnight, end);
            moveTo(now);
            gather(now);
            window();
            audience.at(now);
        }
        evening();
    }

    private long endOfWindow(long now, long until) {
        @Nullable Timed first = waiting.peek();
        long due = first == null ? until : Math.max(first.at(), now);
        long end = Math.min(due + length(due), until);
        return next.isEmpty() ? end : Math.min(end, now + READING_SECONDS);
    }

    private static long length(long at) {
        if (at < 0) {
            return WINDOW_BEFORE;
        }
        if (at >= DAY) {
            return WINDOW_AFTER;
        }
        return at >= MORNING && at < EVENING ? WINDOW_OF_THE_DAY : WINDOW_OF_THE_NIGHT;
    }

    private void moveTo(long now) {
        long begin = wall.millis();
        clock.moveTo(now);
        tally.took("Clock", wall.millis() - begin);
    }

    private void gather(long now) {
        @Nullable Timed first = waiting.peek();
        while (first != null && first.at() <= now) {
            waiting.poll();
            next.computeIfAbsent(first.deed().visit(), _ -> new ArrayDeque<>()).add(first);
            first = waiting.peek();
        }
    }

    private void window() {
        readsOn.clear();
        begin();
        while (cast.isUnderWay()) {
            List<Timed> later = new ArrayList<>();
            if (!cast.finishSome(later)) {
                return;
            }
            waiting.addAll(later);
            begin();
        }
    }

    /// Everybody who was left behind catches up before the day ends.
    private void evening() {
        while (cast.isUnderWay()) {
            List<Timed> later = new ArrayList<>();
            cast.finishNext(later);
            waiting.addAll(later);
            begin();
        }
    }

    private void begin() {
        stages.forEach(
                (kind, stage) -> {
                    List<Timed> deeds = takeHeads(kind);
                    if (!deeds.isEmpty()) {
                        cast.begin(kind, stage, deeds);
                    }
                });
    }

    /// The deeds of a kind that stand first for their visits. A form opened in this window is read
    /// until the next.
    private List<Timed> takeHeads(Class<? extends Deed> kind) {
        List<Timed> heads = new ArrayList<>();
        next.values()
                .removeIf(
                        deeds -> {
                            Timed head = deeds.peek();
                            while (head != null && kind.isInstance(head.deed()) && isFree(head)) {
                                heads.add(deeds.poll());
                                if (head.deed() instanceof Deed.OpenForm) {
                                    readsOn.add(head.deed().visit());
                                }
                                head = deeds.peek();
                            }
                            return deeds.isEmpty();
                        });
        return heads;
    }

    private boolean isFree(Timed head) {
        int visit = head.deed().visit();
        boolean reads = head.deed() instanceof Deed.SignForm && readsOn.contains(visit);
        return !reads && !cast.isBusy(visit);
    }
}
