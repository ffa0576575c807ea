package org.xinyi.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.crypto.Sm3;

/// A day or a month that is over, with the state of the books at its end. A day's state is what its
/// blocks moved on every account, on top of the day before; a month's is every balance.
///
/// @param number counts from 1 within the period
/// @param through the last day of it; days without a new block are closed with the next one
/// @param journals the last block of the journals that belongs to it; 0 when there is none yet
/// @param actions the last block of the action log, the same
/// @param state the accounts that moved on the day, or are not zero at the end of the month
/// @param previous hash of the day, or month, closed before
record ClosedPeriod(
        Period period,
        long number,
        LocalDate through,
        long journals,
        long actions,
        State state,
        Instant closedAt,
        String algorithm,
        Seal.Digest previous,
        Seal.Digest hash) {

    enum Period implements Coded {
        DAY(1),
        MONTH(2);

        private final int code;

        Period(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// Accounts with their amounts, hashed.
    record State(long accounts, Seal.Digest digest) {}

    /// Before anything was closed.
    static Seal.Digest genesis(Period period) {
        return new Seal.Digest(Sm3.of("xinyi " + period.name() + " " + City.current().code()));
    }

    ClosedPeriod hashed() {
        return new ClosedPeriod(
                period,
                number,
                through,
                journals,
                actions,
                state,
                closedAt,
                algorithm,
                previous,
                computedHash());
    }

    /// What the hash must be.
    Seal.Digest computedHash() {
        String text =
                String.join(
                        "|",
                        "xinyi-close-1",
                        period.name(),
                        Long.toString(number),
                        through.toString(),
                        Long.toString(journals),
                        Long.toString(actions),
                        Long.toString(state.accounts),
                        state.digest.hex(),
                        closedAt.toString(),
                        algorithm,
                        previous.hex());
        return new Seal.Digest(Sm3.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return (period == Period.DAY ? "day " : "month to ") + through;
    }
}
