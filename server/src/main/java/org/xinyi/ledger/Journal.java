package org.xinyi.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.JournalId;

/// One event in the books. Holds ids only: no name, no item name, no diagnosis.
///
/// @param at business time of the event
/// @param reverses the journal that this one corrects
/// @param entries at least one
public record Journal(
        JournalId id,
        JournalKind kind,
        Instant at,
        @Nullable JournalId reverses,
        List<Entry> entries) {

    public Journal {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("A journal has entries: " + kind);
        }
        entries = List.copyOf(entries);
    }

    public Journal(JournalId id, JournalKind kind, Instant at, List<Entry> entries) {
        this(id, kind, at, null, entries);
    }
}
