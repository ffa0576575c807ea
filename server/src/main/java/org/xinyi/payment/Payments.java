package org.xinyi.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    enum Purpose {
        /// Obligations of a debtor.
        REPAYMENT,
        /// The deposit of a stay.
        DEPOSIT
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

    /// A payment that stands open at a channel.
    ///
    /// @param codeUrl what the wallet opens or scans; empty for channels without one
    record Opened(PaymentId id, String codeUrl) {}

    enum Status {
        OPEN,
        RECEIVED,
        CLOSED
    }

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

    /// Opens a payment on an online channel. Leaves the house. Refusals are [PaymentRefusal]s.
    Outcome<Opened> open(NewPayment payment);

    /// Takes money at a window or kiosk, within a shift.
    Outcome<Payment> take(NewPayment payment, ShiftId shift);

    record TakenPayment(NewPayment payment, ShiftId shift) {}

    /// Takes a list of payments at windows, in the caller's transaction. Answers in list order.
    List<Outcome<Payment>> takeAll(List<TakenPayment> payments);

    Optional<Payment> find(PaymentId payment);

    /// Gives money back through the channel that brought it, after the caller's transaction has
    /// committed, and asks until the outcome is known; then tells [MoneyGivenBack].
    void giveBack(List<GiveBack> orders);
}
