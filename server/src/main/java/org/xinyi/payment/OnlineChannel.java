package org.xinyi.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PaymentId;

/// A channel on which people pay with their phone. Every call leaves the house, may be made
/// again with the same number without doing anything twice, and says *unknown* when the
/// channel's answer is missing or cannot be verified; it never guesses.
interface OnlineChannel {

    Channel channel();

    /// Makes a new merchant's keys known to the channel and pins the key the channel signs with.
    ///
    /// @return false when the channel cannot be reached
    boolean register(Merchant merchant);

    OrderAnswer order(Merchant merchant, Order order);

    PaymentAnswer ask(Merchant merchant, PaymentId payment);

    /// Ends an unpaid order. What became of it is asked for afterwards.
    void close(Merchant merchant, PaymentId payment);

    /// Makes a mandate known, which its giver confirms on the phone. Again changes nothing.
    ///
    /// @param merchant who may debit; null: every payee of the city
    /// @return false when the channel cannot be reached or does not take it
    boolean propose(@Nullable Merchant merchant, long mandate);

    /// Says that a mandate is over; nobody debits under it any more, whether this arrives or
    /// not.
    ///
    /// @param merchant who might debit; null: every payee of the city
    void end(@Nullable Merchant merchant, long mandate);

    /// What an account could give now under a mandate; empty when the channel does not say.
    Optional<Money> available(long mandate);

    /// Debits under a mandate. The same payment never debits twice; how it ended is asked for.
    DebitAnswer debit(Merchant merchant, Order order, long mandate);

    RefundAnswer refund(Merchant merchant, Refund refund);

    RefundAnswer askRefund(Merchant merchant, long giveBack);

    /// What a callback says, once its signature has been verified.
    ///
    /// @throws org.xinyi.kernel.RefusedException with [PaymentRefusal.CallbackForged]
    News read(Merchant merchant, SignedMessage callback);

    ChannelFiles.Statement statement(Merchant merchant, LocalDate day);

    ChannelFiles.Payouts payouts(Merchant merchant, LocalDate since);

    record Order(PaymentId payment, Money amount) {}

    /// @param total of the payment
    record Refund(long giveBack, PaymentId payment, Money amount, Money total) {}

    /// A message as it came, with what its sender signed it with; an absent part is empty.
    record SignedMessage(
            String serial, String timestamp, String nonce, String signature, byte[] body) {}

    sealed interface OrderAnswer {

        record Placed(String codeUrl) implements OrderAnswer {}

        /// The channel has verifiably not taken the order.
        record Declined(String code) implements OrderAnswer {}

        record Unknown(String why) implements OrderAnswer {}
    }

    sealed interface DebitAnswer {

        record Accepted() implements DebitAnswer {}

        /// Debited, and told at once.
        record Debited(PaymentAnswer.Paid paid) implements DebitAnswer {}

        /// The channel has verifiably not debited, and will not under this number.
        record Declined(String code) implements DebitAnswer {}

        record Unknown(String why) implements DebitAnswer {}
    }

    sealed interface PaymentAnswer {

        /// @param reference the channel's own number
        record Paid(String reference, Money amount, Instant at) implements PaymentAnswer {}

        record NotPaid() implements PaymentAnswer {}

        record Closed() implements PaymentAnswer {}

        record NoSuchPayment() implements PaymentAnswer {}

        record Unknown(String why) implements PaymentAnswer {}
    }

    sealed interface RefundAnswer {

        record Refunded(String reference, Money amount, Instant at) implements RefundAnswer {}

        record Underway() implements RefundAnswer {}

        /// The channel will not give it back.
        record Failed(String why) implements RefundAnswer {}

        record NoSuchRefund() implements RefundAnswer {}

        record Unknown(String why) implements RefundAnswer {}
    }

    /// What a genuine callback tells. Numbers are as the channel has them.
    sealed interface News {

        record OfPayment(String number, PaymentAnswer.Paid paid) implements News {}

        record OfRefund(String number, RefundAnswer answer) implements News {}

        record OfNothing() implements News {}
    }
}
