package org.xinyi.city.play;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Deed;
import org.xinyi.city.hospital.Script.Timed;

/// Those who are doing something just now. Belongs to the player's thread; the deeds are done on
/// threads of their own.
final class Cast {

    private static final long PATIENCE_MS = 60;
    private static final long EVENING_MS = 300_000;

    private record Done(List<Timed> deeds, List<Timed> later, @Nullable RuntimeException failure) {}

    private final Tally tally;
    private final Clock wall;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final Set<Integer> busy = new HashSet<>();
    private int underWay;

    Cast(Tally tally, Clock wall) {
        this.tally = tally;
        this.wall = wall;
    }

    boolean isUnderWay() {
        return underWay > 0;
    }

    boolean isBusy(int visit) {
        return busy.contains(visit);
    }

    void begin(Class<? extends Deed> kind, Stage stage, List<Timed> deeds) {
        underWay++;
        deeds.forEach(one -> busy.add(one.deed().visit()));
        Thread.ofVirtual().start(() -> done.add(play(kind, stage, deeds)));
    }

    /// Waits a little for those who are under way.
    ///
    /// @param later what they left for later is added to it
    /// @return false when nobody has finished
    boolean finishSome(List<Timed> later) {
        return finish(later, PATIENCE_MS);
    }

    /// Waits until somebody finishes.
    ///
    /// @throws IllegalStateException when nobody does for minutes
    void finishNext(List<Timed> later) {
        if (!finish(later, EVENING_MS)) {
            throw new IllegalStateException(underWay + " requests are not answered");
        }
    }

    private boolean finish(List<Timed> later, long patienceMs) {
        @Nullable Done one = next(patienceMs);
        if (one == null) {
            return false;
        }
        while (one != null) {
            underWay--;
            one.deeds.forEach(deed -> busy.remove(deed.deed().visit()));
            if (one.failure != null) {
                throw one.failure;
            }
            later.addAll(one.later);
            one = done.poll();
        }
        return true;
    }

    private @Nullable Done next(long patienceMs) {
        try {
            return done.poll(patienceMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private Done play(Class<? extends Deed> kind, Stage stage, List<Timed> deeds) {
        long begin = wall.millis();
        try {
            return new Done(deeds, stage.play(deeds), null);
        } catch (RuntimeException failure) {
            return new Done(deeds, List.of(), failure);
        } finally {
            tally.took(kind.getSimpleName(), wall.millis() - begin);
        }
    }
}
