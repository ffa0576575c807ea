package org.xinyi.insight;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;

/// The numbers that cities report of credit-based care, by hospital and day. It holds no personal
/// data.
///
/// @param figures one for each day and hospital on which anything happened, first day first
/// @param people how far people have come until the end of the period
public record Statistics(
        @NotNull Instant asOf,
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @NotNull List<Figures> figures,
        @NotNull People people) {

    /// @param visits registered on the day
    /// @param credit of them on credit
    /// @param booked of them that came with a booking
    /// @param settled of the bills first settled on the day, as they stand after refunds
    /// @param owed the personal share that became a debt on the day
    /// @param repaid what payments of the day were allocated to debts
    /// @param answers patients who said how satisfied they were
    /// @param satisfied of them with four or five of five
    public record Figures(
            @NotNull LocalDate day,
            @NotNull InstitutionId institution,
            long visits,
            long credit,
            long booked,
            @NotNull Money settled,
            @NotNull Money owed,
            @NotNull Money repaid,
            long answers,
            long satisfied) {}

    /// @param registered patients known to the city
    /// @param applied people who asked for a line
    /// @param signed people with a commitment that holds
    /// @param credited people with an open line of a scheme
    /// @param used people who went on credit at least once
    /// @param everOwed all debts that ever arose
    /// @param overdue what is open of them after its due day, now
    public record People(
            long registered,
            long applied,
            long signed,
            long credited,
            long used,
            @NotNull Money everOwed,
            @NotNull Money overdue) {}
}
