package org.xinyi.city.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long each phase took.
public final class Phases {

    /// @param millis of wall time
    public record Phase(String name, long millis) {}

    private final Clock clock;
    private final List<Phase> past = new ArrayList<>();
    private @Nullable String current;
    private long since;

    Phases(Clock clock) {
        this.clock = clock;
    }

    void begin(String name) {
        end();
        current = name;
        since = clock.millis();
    }

    void end() {
        if (current != null) {
            past.add(new Phase(current, clock.millis() - since));
            current = null;
        }
    }

    public List<Phase> past() {
        return List.copyOf(past);
    }

    public long millis() {
        return past.stream().mapToLong(Phase::millis).sum();
    }
}
