package org.xinyi.clearing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PartyId;

/// Which files are here: what proves that something is still on its way.
final class Received {

    private final Set<FileKey> here = new HashSet<>();
    private final Set<FileKey> waitedFor = new HashSet<>();

    Received(Stream<StatementFiles.Known> all) {
        try (all) {
            all.forEach(file -> (file.received() ? here : waitedFor).add(file.key()));
        }
    }

    boolean has(FileKey key) {
        return here.contains(key);
    }

    /// Whether it is expected and not here.
    boolean isWaitedFor(FileKey key) {
        return waitedFor.contains(key);
    }

    /// Whether what happened at a time must stand in a file by now. It may have been after the
    /// other party's cut-off, and then stands in the next day's file.
    boolean covers(FileKind kind, PartyId party, int channel, Instant at) {
        FileKey own = new FileKey(kind, party, channel, BusinessClock.dateOf(at));
        return has(own) && has(own.on(own.day().plusDays(1)));
    }

    /// Says why something is still on its way, as a fact.
    String notYet(FileKind kind, PartyId party, int channel, Instant at) {
        LocalDate day = BusinessClock.dateOf(at);
        FileKey own = new FileKey(kind, party, channel, day);
        FileKey missing = has(own) ? own.on(day.plusDays(1)) : own;
        return "of " + day + "; " + missing + " is not here yet";
    }
}
