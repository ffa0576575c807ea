package org.xinyi.delinquency;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.ObligationId;

/// The obligations looked at in one transaction, with what happens to them on the way.
final class Page {

    /// What should have gone on and did not is tried again later, not at once.
    private static final Duration STUCK = Duration.ofHours(1);

    private final Instant now;
    private final Map<ObligationId, Case> cases;
    private final List<EventLog.Entry> entries = new ArrayList<>();
    private final Set<ObligationId> moved = new HashSet<>();
    private final Set<ObligationId> attention = new HashSet<>();
    private final Set<ObligationId> drafted = new HashSet<>();

    Page(Map<ObligationId, Case> cases, Instant now) {
        this.now = now;
        this.cases = new LinkedHashMap<>(cases);
    }

    Instant now() {
        return now;
    }

    Collection<Case> cases() {
        return cases.values();
    }

    /// Those among these that stand under no scheme.
    List<ObligationId> without(List<ObligationId> taken) {
        return taken.stream().filter(one -> !cases.containsKey(one)).toList();
    }

    /// Puts what was read again under a lock in the place of what was read before; what has
    /// happened on this page and is not in the log yet stays with it.
    void replace(Map<ObligationId, Case> fresh) {
        cases.putAll(fresh);
        for (EventLog.Entry entry : entries) {
            if (fresh.containsKey(entry.about())) {
                cases.computeIfPresent(
                        entry.about(), (_, one) -> one.plus(entry.at(), entry.event()));
            }
        }
    }

    void happened(ObligationId obligation, Event event) {
        entries.add(new EventLog.Entry(now, obligation, event));
        moved.add(obligation);
        cases.computeIfPresent(obligation, (_, one) -> one.plus(now, event));
    }

    /// A call, a listing: payments of it have to be looked at at once from now on.
    void attend(ObligationId obligation) {
        attention.add(obligation);
    }

    /// A person will release it.
    void draft(ObligationId obligation) {
        drafted.add(obligation);
    }

    List<EventLog.Entry> entries() {
        return entries;
    }

    /// What runs now, by its step.
    Stream<DueRung> due() {
        return cases.values().stream()
                .flatMap(
                        one ->
                                one.at(now).step() instanceof Step.Run run
                                        ? Stream.of(DueRung.of(one, run))
                                        : Stream.empty());
    }

    List<ObligationId> paid() {
        return cases.values().stream()
                .filter(one -> one.at(now).step() instanceof Step.Paid)
                .map(Case::id)
                .toList();
    }

    /// When to look next at what is not paid.
    List<Hints.Hint> hints() {
        List<Hints.Hint> hints = new ArrayList<>();
        for (Case one : cases.values()) {
            Position position = one.at(now);
            if (!(position.step() instanceof Step.Paid)) {
                boolean waitsForRelease = drafted.contains(one.id());
                hints.add(
                        new Hints.Hint(
                                one.id(),
                                one.obligation().institution(),
                                waitsForRelease ? null : lookAt(one, position),
                                attention.contains(one.id()),
                                waitsForRelease ? "drafted" : position.step().name()));
            }
        }
        return hints;
    }

    private @Nullable Instant lookAt(Case one, Position position) {
        Instant at = position.lookAt(now);
        return at == null || at.isAfter(now) || moved.contains(one.id()) ? at : now.plus(STUCK);
    }
}
