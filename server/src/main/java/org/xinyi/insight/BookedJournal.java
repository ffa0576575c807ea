package org.xinyi.insight;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;

/// A journal as it stands in the books, with the entries that the reader may see.
///
/// @param event its number in `docs/journals.md`, `J1` to `J16`
/// @param reverses the journal that this one corrects
record BookedJournal(
        @NotNull JournalId journal,
        @NotNull JournalKind kind,
        @NotNull String event,
        @NotNull Instant at,
        @Nullable JournalId reverses,
        @NotNull List<Entry> entries) {

    record Entry(
            @NotNull PartyId owner,
            @NotNull String ownerName,
            @NotNull Source source,
            @NotNull Side debit,
            @NotNull Side credit,
            @NotNull Money amount) {}

    /// @param key what the account is kept per: a visit, an obligation, a party, a channel
    /// @param name of the party, where the account is kept per party
    record Side(Account.@NotNull Type account, @Nullable Long key, @Nullable String name) {}
}
