package org.xinyi.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Carries out durable intents in the background: takes the next few, does them, and rests when
/// there are none. Runs for each city; several servers may run the same pump, so taking is
/// leasing.
public abstract class Pump {

    private final Map<City, Semaphore> signals = new ConcurrentHashMap<>();

    /// Does the next few intents of the current city.
    ///
    /// @return how many were taken; 0 means there is nothing to do now
    public abstract int work();

    /// How many of these run at the same time per city on one server; more than one where the
    /// work waits for others.
    public int parallel() {
        return 1;
    }

    /// Whether somebody waits for what this brings to the current city. Then it keeps its pace
    /// where nobody does anything.
    public boolean isWatched() {
        return false;
    }

    /// Says that an intent of the current city has been committed. Whoever rests, or rests next,
    /// looks once more; as many as there are at most.
    public final void wake() {
        Semaphore signal = signal(City.current());
        if (signal.availablePermits() < parallel()) {
            signal.release();
        }
    }

    /// Wakes all that rest.
    public final void wakeAll() {
        signal(City.current()).release(parallel());
    }

    /// Rests until woken, or until the pause is over: another server may have left intents.
    ///
    /// @return whether it was woken
    public final boolean rest(long pauseMs) throws InterruptedException {
        return signal(City.current()).tryAcquire(pauseMs, TimeUnit.MILLISECONDS);
    }

    private Semaphore signal(City city) {
        return signals.computeIfAbsent(city, _ -> new Semaphore(0));
    }
}
