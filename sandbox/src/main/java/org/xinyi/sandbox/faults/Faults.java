package org.xinyi.sandbox.faults;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Decides what goes wrong: what somebody forced first, else chance at the set rate. Counts what
/// was met. The switches live with the process.
public final class Faults {

    /// Chance is counted in millionths, so that no rate is rounded.
    public static final int MILLION = 1_000_000;

    private static final int FILE_MISSING_TIMES = 2;
    private static final int FORCED_MAX = 10_000;

    /// The rate of chance and where it strikes.
    ///
    /// @param perMillion 0 to 1,000,000
    /// @param twins none means all
    public record Rate(int perMillion, Set<FaultKind> kinds, Set<String> twins) {

        public Rate {
            if (perMillion < 0 || perMillion > MILLION) {
                throw new IllegalArgumentException("A rate lies between 0 and 1");
            }
            if (!FaultKind.BY_CHANCE.containsAll(kinds)) {
                throw new IllegalArgumentException("Only when forced: " + kinds);
            }
            kinds = Set.copyOf(kinds);
            twins = Set.copyOf(twins);
        }

        public static Rate of(int perMillion) {
            return new Rate(perMillion, FaultKind.BY_CHANCE, Set.of());
        }
    }

    /// What was met, and how often.
    public record Met(String twin, String operation, FaultKind kind) {}

    private record Forced(String twin, String operation, FaultKind kind) {

        private boolean matches(String otherTwin, String otherOperation) {
            return twin.equals(otherTwin)
                    && (operation.isEmpty() || operation.equals(otherOperation));
        }
    }

    private final SplittableRandom chance;
    private final List<Forced> forced = new ArrayList<>();
    private final Map<String, Integer> missingFiles = new HashMap<>();
    private final Map<Met, Long> met = new HashMap<>();
    private volatile Rate rate;
    private volatile boolean quiet;

    public Faults(int perMillion, long seed) {
        chance = new SplittableRandom(seed);
        set(Rate.of(perMillion));
    }

    public synchronized void set(Rate newRate) {
        rate = newRate;
        listen();
    }

    /// Calls need not ask when nothing can go wrong.
    private void listen() {
        quiet = rate.perMillion == 0 && forced.isEmpty() && missingFiles.isEmpty();
    }

    public Rate rate() {
        return rate;
    }

    /// The next call of that twin and operation meets the fault.
    ///
    /// @param operation empty for any
    public synchronized void force(String twin, String operation, FaultKind kind) {
        if (forced.size() >= FORCED_MAX) {
            throw new IllegalArgumentException("At most " + FORCED_MAX + " faults wait");
        }
        forced.add(new Forced(twin, operation, kind));
        quiet = false;
    }

    /// What a call meets.
    ///
    /// @param target tells one file from another
    public FaultKind onCall(String twin, String operation, String target) {
        return quiet ? FaultKind.NONE : count(twin, operation, next(twin, operation, target));
    }

    /// What a callback or message meets that the twin sends by itself.
    public FaultKind onMessage(String twin, String operation) {
        return quiet
                ? FaultKind.NONE
                : count(twin, operation, next(twin, operation, FaultKind.ON_MESSAGES));
    }

    public synchronized Map<Met, Long> counts() {
        return new HashMap<>(met);
    }

    public synchronized int waiting() {
        return forced.size();
    }

    private synchronized FaultKind next(String twin, String operation, String target) {
        String file = twin + " " + target;
        if (missingFiles.containsKey(file)) {
            missingFiles.computeIfPresent(file, (_, left) -> left > 1 ? left - 1 : null);
            listen();
            return FaultKind.MISSING_FILE;
        }
        FaultKind kind = next(twin, operation, FaultKind.ON_CALLS);
        if (kind == FaultKind.MISSING_FILE) {
            missingFiles.put(file, FILE_MISSING_TIMES - 1);
            listen();
        }
        return kind;
    }

    private synchronized FaultKind next(String twin, String operation, Set<FaultKind> possible) {
        Iterator<Forced> waiting = forced.iterator();
        while (waiting.hasNext()) {
            Forced next = waiting.next();
            if (next.matches(twin, operation)) {
                waiting.remove();
                listen();
                return next.kind;
            }
        }
        return byChance(twin, possible);
    }

    private FaultKind byChance(String twin, Set<FaultKind> possible) {
        boolean spared = !rate.twins.isEmpty() && !rate.twins.contains(twin);
        if (spared || chance.nextInt(MILLION) >= rate.perMillion) {
            return FaultKind.NONE;
        }
        Set<FaultKind> kinds = EnumSet.copyOf(possible);
        kinds.retainAll(rate.kinds);
        return kinds.isEmpty()
                ? FaultKind.NONE
                : List.copyOf(kinds).get(chance.nextInt(kinds.size()));
    }

    private synchronized FaultKind count(String twin, String operation, FaultKind kind) {
        if (kind != FaultKind.NONE) {
            met.merge(new Met(twin, operation, kind), 1L, Long::sum);
        }
        return kind;
    }

    /// The counts in the order of twin, operation and kind.
    public Map<String, Map<String, Map<String, Long>>> countsByTwin() {
        Map<String, Map<String, Map<String, Long>>> sorted = new TreeMap<>();
        counts().forEach(
                        (fault, times) ->
                                sorted.computeIfAbsent(fault.twin, _ -> new TreeMap<>())
                                        .computeIfAbsent(fault.operation, _ -> new TreeMap<>())
                                        .put(fault.kind.name(), times));
        return sorted;
    }
}
