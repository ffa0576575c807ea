package org.xinyi.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.ShiftId;

/// Money on its way in and out. What arrives is told to the modules above as [PaymentsReceived],
/// in the transaction that keeps it.
public interface Payments {

    /// What a payment is for.
    enum Purpose implements Coded {
        /// Obligations of a debtor.
        REPAYMENT(1),
        /// The deposit of a stay.
        DEPOSIT(2);

        private final int code;

        Purpose(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// @param subject the debtor for a repayment, the visit for a deposit
    /// @param payee whose money it will be: the owner of the obligations, or the hospital
    /// @param patient whose bill it is
    /// @param payer who pays, when it is not the patient
    record NewPayment(
            PaymentId id,
            Purpose purpose,
            long subject,
            PartyId payee,
            PatientId patient,
            @Nullable PatientId payer,
            Channel channel,
            Money amount) {}

    /// Money taken over a counter. A window collects for its own institution: the shift of
    /// another one is unknown.
    record TakenPayment(NewPayment payment, ShiftId shift) {}

    /// Money that reached its payee without us, at a lender's own counter or in its app.
    ///
    /// @param paidAt as the payee says; never later than now
    record Reported(NewPayment payment, Instant paidAt) {}

    /// A payment that stands open at a channel.
    ///
    /// @param codeUrl what the wallet opens or scans; empty for channels without one
    record Opened(PaymentId id, String codeUrl) {}

    enum Status implements Coded {
        OPEN(1),
        RECEIVED(2),
        /// Not paid while it was valid. Should it turn out paid all the same, it becomes
        /// received.
        CLOSED(3);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// @param receivedAt when the payer paid: what the channel says, but not before the payment
    /// was opened and not after we learned of it; null until then
    record Payment(
            PaymentId id,
            Purpose purpose,
            long subject,
            PartyId payee,
            PatientId patient,
            @Nullable PatientId payer,
            Channel channel,
            Money amount,
            Status status,
            @Nullable Instant receivedAt) {}

    /// @param id made by the caller; given back once
    /// @param payment the payment whose channel it goes back through
    record GiveBack(long id, PaymentId payment, Money amount, PatientId patient) {}

    /// Opens a payment on an online channel. Leaves the house, so never within a transaction.
    /// Asked again with the same payment it answers the same code. Refusals are
    /// [PaymentRefusal]s.
    ///
    /// @throws IllegalStateException within a transaction
    Outcome<Opened> open(NewPayment payment);

    /// Takes money at a window or kiosk of the payee, within a shift. The same payment again
    /// answers as before and is not told again.
    Outcome<Payment> take(NewPayment payment, ShiftId shift);

    /// Takes a list in the caller's transaction, or in one of its own; answers in list order.
    List<Outcome<Payment>> takeAll(List<TakenPayment> payments);

    /// Notes what payees report on [Channel#BANK], in the caller's transaction or in one of its
    /// own, and tells it as received. The same again answers as before and is not told again.
    List<Outcome<Payment>> report(List<Reported> reported);

    /// Those of them that are known.
    Map<PaymentId, Payment> find(Collection<PaymentId> payments);

    /// Gives money back through the channel that brought it, after the caller's transaction has
    /// committed, and asks until the outcome is known; then tells [MoneyGivenBack]. What came
    /// over a counter, or what the channel cannot give back, waits for a cashier to hand it
    /// out. An order that is there already changes nothing.
    ///
    /// @throws IllegalArgumentException when a payment has not arrived or would give back more
    /// than it brought
    void giveBack(List<GiveBack> orders);
}
