package org.xinyi.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was done and decided outside of the books: notices, calls, disputes, pauses, decisions. An
/// append-only log, sealed like the journals; standing is computed from it.
public interface Actions {

    /// @param kind of the module that writes it, such as `rung.carried-out`
    /// @param subject what it is about: an obligation, a line, a patient
    /// @param actor the member of staff or client; null when nobody in person
    /// @param detail JSON of the kind's own form; no name, no item, no diagnosis
    record Action(
            long id, Instant at, String kind, long subject, @Nullable Long actor, String detail) {}

    /// Appends, in the caller's transaction.
    void append(List<Action> actions);

    /// Everything logged about these subjects under these kinds, oldest first.
    List<Action> about(Collection<Long> subjects, Collection<String> kinds);

    /// Everything logged under these kinds, oldest first. To be closed.
    Stream<Action> all(Collection<String> kinds);
}
