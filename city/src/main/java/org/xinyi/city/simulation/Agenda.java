package org.xinyi.city.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/// What happens when. Things of the same second happen in the order in which they were noted.
public final class Agenda {

    /// Something that happens at its time and may note more.
    @FunctionalInterface
    public interface Happening {
        void happen(long now);
    }

    private record Noted(long at, long number, Happening happening) {}

    private final PriorityQueue<Noted> noted =
            new PriorityQueue<>(Comparator.comparingLong(Noted::at).thenComparing(Noted::number));
    private long count;
    private long now = Long.MIN_VALUE;

    /// @param at seconds; not before what is happening now
    public void at(long at, Happening happening) {
        if (at < now) {
            throw new IllegalArgumentException("It is " + now + " already, not " + at);
        }
        noted.add(new Noted(at, count++, happening));
    }

    /// Lets everything happen, in order of time.
    public void run() {
        Noted next = noted.poll();
        while (next != null) {
            now = next.at;
            next.happening.happen(now);
            next = noted.poll();
        }
    }
}
