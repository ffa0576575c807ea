package org.xinyi.ledger;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
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

    /// The accounts of a line on either side of an entry, when it is one of this type.
    ///
    /// @return the account's key; null when neither side is of the type
    static @Nullable Long key(Line line, Account.Type type) {
        if (line.debit == type) {
            return line.debitKey;
        }
        return line.credit == type ? line.creditKey : null;
    }

    /// What an entry adds to accounts of a type: positive on the debit side.
    static Money signed(Line line, Account.Type type) {
        Money debit = line.debit == type ? line.amount : Money.ZERO;
        return line.credit == type ? debit.minus(line.amount) : debit;
    }

    /// Every entry of these kinds, ordered by journal. To be closed.
    Stream<Line> entries(Set<JournalKind> kinds);

    /// The balance of every account of a type that is not zero, ordered by key, owner and source.
    /// To be closed.
    Stream<Sum> sums(Account.Type type);
}
