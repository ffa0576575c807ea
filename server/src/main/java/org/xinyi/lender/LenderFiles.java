package org.xinyi.lender;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.wire.Download;

/// What a lender itself says it has funded, received and paid: files to compare our books with.
/// Leaves the house, so never inside a transaction.
public interface LenderFiles {

    /// A movement of one day, or where it left a line. Numbers are the lender's text; what is
    /// ours among them is read beside it, and empty when it is none of ours.
    sealed interface StatementRow {

        /// `D`: the lender funded a draw.
        record Drawn(
                String number,
                Optional<ObligationId> draw,
                String lineNumber,
                String hospitalCode,
                Money amount)
                implements StatementRow {}

        /// `F`: the hospital refunded, as it was advised.
        record Refunded(
                String number,
                OptionalLong advice,
                Optional<ObligationId> draw,
                String lineNumber,
                String hospitalCode,
                Money amount)
                implements StatementRow {}

        /// `R`: the patient repaid.
        ///
        /// @param advice empty for a payment at the lender's own counter
        record Repaid(
                String number,
                OptionalLong advice,
                Optional<ObligationId> draw,
                String lineNumber,
                Money amount)
                implements StatementRow {}

        /// `X`: a debit was returned.
        record DebitReturned(
                String number,
                OptionalLong advice,
                Optional<ObligationId> draw,
                String lineNumber,
                Money amount)
                implements StatementRow {}

        /// `P`: paid out to a hospital, draws less refunds.
        record PaidOut(String number, String hospitalCode, Money amount) implements StatementRow {}

        /// `B`: a line that moved, at the end of the day.
        record LineBalance(String lineNumber, Money limit, Money outstanding)
                implements StatementRow {}
    }

    /// @param drawsOn the day whose draws are paid
    /// @param net what arrives: gross less refunds
    record Payout(
            String number,
            String hospitalCode,
            LocalDate paidOn,
            LocalDate drawsOn,
            Money gross,
            Money refunds,
            Money net) {}

    /// A person has repaid at the lender itself, which knows of it first.
    ///
    /// @param draw empty when the person named none
    record CounterPayment(
            String number,
            String lineNumber,
            Optional<ObligationId> draw,
            Money amount,
            Instant paidAt) {}

    /// The movements of one business day; missing until the day is over.
    Download<StatementRow> statement(PartyId lender, LocalDate day);

    /// The payouts to hospitals on this day and since.
    Download<Payout> payouts(PartyId lender, LocalDate since);

    /// The payments at the lender's own counters at this time and since.
    Download<CounterPayment> counterPayments(PartyId lender, Instant since);
}
