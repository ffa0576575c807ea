package org.xinyi.city.play;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What was done and what was refused, counted while the day is played.
public final class Tally {

    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> took = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    void done(String what, long count) {
        done.computeIfAbsent(what, _ -> new LongAdder()).add(count);
    }

    /// @param problem its name
    void refused(String what, String problem) {
        refused.computeIfAbsent(what + ": " + problem, _ -> new LongAdder()).increment();
    }

    /// @param millis of wall time that a deed took
    void took(String deed, long millis) {
        took.computeIfAbsent(deed, _ -> new LongAdder()).add(millis);
    }

    /// Wall time by deed, in milliseconds.
    public Map<String, Long> took() {
        Map<String, Long> sums = new TreeMap<>();
        took.forEach((deed, millis) -> sums.put(deed, millis.sum()));
        return sums;
    }

    public long done(String what) {
        LongAdder count = done.get(what);
        return count == null ? 0 : count.sum();
    }

    /// By deed and problem.
    public Map<String, Long> refusals() {
        Map<String, Long> counts = new TreeMap<>();
        refused.forEach((what, count) -> counts.put(what, count.sum()));
        return counts;
    }
}
