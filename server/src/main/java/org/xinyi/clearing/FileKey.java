package org.xinyi.clearing;

import java.time.LocalDate;
import org.xinyi.kernel.PartyId;

/// One file of one day.
///
/// @param party the lender; for an insurer's or a channel's file the institution or payee that it
/// is about
/// @param channel of a channel's file; 0 for all others
record FileKey(FileKind kind, PartyId party, int channel, LocalDate day) {

    FileKey on(LocalDate other) {
        return new FileKey(kind, party, channel, other);
    }

    /// As it is named in a report.
    @Override
    public String toString() {
        return "%s of party %d on %s"
                .formatted(kind.name().toLowerCase(java.util.Locale.ROOT), party.value(), day);
    }
}
