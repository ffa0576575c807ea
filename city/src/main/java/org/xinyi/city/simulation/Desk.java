package org.xinyi.city.simulation;

import java.util.PriorityQueue;

/// A place with finitely many servers and one queue, first come, first served. Arrivals are
/// told in order of time.
public final class Desk {

    private final PriorityQueue<Long> freeFrom = new PriorityQueue<>();

    /// @param opensAt seconds; whoever comes before waits for it
    public Desk(int servers, long opensAt) {
        if (servers < 1) {
            throw new IllegalArgumentException("A desk has at least one server, not " + servers);
        }
        for (int server = 0; server < servers; server++) {
            freeFrom.add(opensAt);
        }
    }

    /// Queues somebody who arrives now.
    ///
    /// @return when the service begins
    public long begin(long arrival, long serviceSeconds) {
        Long free = freeFrom.poll();
        if (free == null) {
            throw new IllegalStateException("No server");
        }
        long begin = Math.max(arrival, free);
        freeFrom.add(begin + serviceSeconds);
        return begin;
    }
}
