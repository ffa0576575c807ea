package org.xinyi.sandbox.bank;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened at a bank. Amounts in fen; `book` is the bank and its client.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface BankFact {

    record ClientRegistered(BookKey book, String secret) implements BankFact {}

    /// @param wall the wall clock, for what the bank decides a moment later
    /// @param scores what the client told of bureaus, as JSON; null in old books
    record Applied(
            BookKey book,
            String number,
            String idNumber,
            String scheme,
            String product,
            Decision decision,
            Instant wall,
            @Nullable String scores)
            implements BankFact {}

    /// A line opened for an application, or found again for a later one of the same person.
    record Approved(BookKey book, String application, String line, long limit)
            implements BankFact {}

    record Drawn(
            BookKey book,
            String number,
            String line,
            String hospital,
            long asked,
            long funded,
            String reason,
            Instant at)
            implements BankFact {}

    record Advised(
            BookKey book,
            String number,
            AdviceKind kind,
            String draw,
            String line,
            long amount,
            String refusal,
            Instant at)
            implements BankFact {}

    record CounterPaid(
            BookKey book, String number, String line, String draw, long amount, Instant at)
            implements BankFact {}

    record LimitSet(BookKey book, String line, long limit, Instant at) implements BankFact {}

    /// A client asked for a higher limit; the limit after the bank decided.
    record Raised(BookKey book, String number, String line, long wanted, long limit, Instant at)
            implements BankFact {}

    record DaysBegun(LocalDate after) implements BankFact {}

    record DayEnded(LocalDate day, List<Payout> payouts) implements BankFact {}

    /// What a client tells about a draw.
    enum AdviceKind {
        REPAID,
        REFUNDED,
        DEBIT_RETURNED
    }

    /// Numbers are unique within one client of one bank.
    record BookKey(String bank, String client) {}

    /// A day's draws less refunds, paid to a hospital the next morning.
    record Payout(
            BookKey book,
            String number,
            String hospital,
            LocalDate paidOn,
            LocalDate drawsOn,
            long gross,
            long refunds) {

        long net() {
            return gross - refunds;
        }
    }
}
