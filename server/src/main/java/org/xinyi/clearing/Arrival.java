package org.xinyi.clearing;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Source;

/// Money that another party says it has paid to an owner.
///
/// @param payer the lender or insurer; the owner itself for a channel, which is no party
/// @param channel of a channel's payout; 0 for all others
/// @param number the payer's
/// @param about the day, or the first day of the month, whose business is paid
/// @param deducted refunds that were netted, or what the insurer withheld
/// @param net gross − deducted − fee: what arrived
/// @param journal that books it; null when there is nothing to book
record Arrival(
        long id,
        Kind kind,
        PartyId payer,
        PartyId owner,
        int channel,
        Source source,
        String number,
        LocalDate about,
        LocalDate paidOn,
        Money gross,
        Money deducted,
        Money fee,
        Money net,
        @Nullable JournalId journal) {

    enum Kind implements Coded {
        /// J3.
        LENDER(1),
        /// J5.
        CHANNEL(2),
        /// J6.
        INSURER(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// What a payer contradicts itself in is not believed.
    boolean addsUp() {
        return gross.minus(deducted).minus(fee).equals(net);
    }

    /// As it is named in a report.
    String subject() {
        return "%s payout %s of %s".formatted(kind.name().toLowerCase(Locale.ROOT), number, source);
    }
}
