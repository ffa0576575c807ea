package org.xinyi.ledger;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;

/// Reads the entries for checks and statements: in order and in one pass, so that two sides can be
/// compared without holding either.
public interface Books {

    /// @param debitKey what the debited account is kept per; null when nothing
    /// @param line the line of a `LINE` account on either side
    record Line(
            JournalId journal,
            JournalKind kind,
            Instant at,
            PartyId owner,
            Source source,
            Account.Type debit,
            @Nullable Long debitKey,
            Account.Type credit,
            @Nullable Long creditKey,
            @Nullable Long line,
            Money amount) {}

    /// What one account of one owner holds of one source: debits less credits.
    record Sum(long key, PartyId owner, Source source, Money amount) {}

    /// Every entry of these kinds, ordered by journal.
    void entries(Set<JournalKind> kinds, Consumer<Line> each);

    /// The entries of these kinds at a time, ordered by journal.
    ///
    /// @param from inclusive
    /// @param until exclusive
    void entries(Set<JournalKind> kinds, Instant from, Instant until, Consumer<Line> each);

    /// The balance of every account of a type that is not zero, ordered by key, owner and source.
    void sums(Account.Type type, Consumer<Sum> each);
}
