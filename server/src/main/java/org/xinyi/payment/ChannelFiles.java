package org.xinyi.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PaymentId;

/// What an online channel itself says it collected, gave back and paid out: its own files, never
/// our rows. Asking leaves the house.
public interface ChannelFiles {

    /// A channel's file of one day.
    sealed interface Statement {

        /// @param collected the file's own total of payments
        /// @param returned the file's own total of refunds
        record Bill(List<Row> rows, Money collected, Money returned) implements Statement {

            public Bill {
                rows = List.copyOf(rows);
            }
        }

        /// The channel says that nothing happened that day.
        record NothingThatDay() implements Statement {}

        /// No file yet; ask again.
        record Missing(MissingReason reason) implements Statement {}

        /// There is a file, but it cannot be what the channel wrote.
        ///
        /// @param where what is wrong with it
        record Damaged(String where) implements Statement {}
    }

    enum MissingReason {
        /// The payee does not collect on this channel.
        NO_MERCHANT,
        /// The channel has not made it yet, or says that it is not there.
        NOT_READY,
        /// The channel does not answer, or not verifiably.
        UNREACHABLE
    }

    /// One line of a channel's file. Fees are in yuan with up to five decimal places, as written.
    sealed interface Row {

        /// @param reference the channel's own number of the transaction
        /// @param fee what the channel keeps
        record Collected(
                PaymentId payment, String reference, Money amount, BigDecimal fee, Instant at)
                implements Row {}

        /// @param giveBack the order it answers
        /// @param fee what the channel gives back of its fee, negative
        record Returned(
                long giveBack,
                PaymentId payment,
                String reference,
                Money amount,
                BigDecimal fee,
                Instant at)
                implements Row {}

        /// A line under a number that is not of this city.
        ///
        /// @param number the merchant's number as the file has it
        record Foreign(String number, boolean returned, String reference, Money amount, Instant at)
                implements Row {}
    }

    /// @param collectedOn the business day it is for
    /// @param paidOn the day it was paid to the payee
    /// @param net collected − refunded − fee
    record Payout(
            String number,
            LocalDate collectedOn,
            LocalDate paidOn,
            Money collected,
            Money refunded,
            Money fee,
            Money net) {}

    sealed interface Payouts {

        record Listed(List<Payout> payouts) implements Payouts {

            public Listed {
                payouts = List.copyOf(payouts);
            }
        }

        record Missing(MissingReason reason) implements Payouts {}
    }

    Statement statement(PartyId payee, Channel channel, LocalDate day);

    /// What the channel has paid to the payee on this day or later.
    Payouts payouts(PartyId payee, Channel channel, LocalDate since);
}
