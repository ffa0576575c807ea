package org.xinyi.sandbox.fiscal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What happened at the fiscal office. Amounts in fen.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface FiscalFact {

    /// @param client who claims; numbers are unique within a client
    record Claimed(
            String client,
            String number,
            String hospital,
            String obligation,
            long amount,
            String evidenceHash,
            Instant at)
            implements FiscalFact {}

    record DaysBegun(LocalDate after) implements FiscalFact {}

    /// @param approved the claims that were decided at the end of the day
    /// @param payments what was paid the next morning
    record DayEnded(LocalDate day, List<ClaimKey> approved, List<Payment> payments)
            implements FiscalFact {}

    record ClaimKey(String client, String number) {}

    record Payment(String number, ClaimKey claim, LocalDate paidOn) {}
}
