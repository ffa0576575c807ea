package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.VisitId;

/// What was done for an inpatient on one day, and what the stay has come to by then.
///
/// @param dayOfStay 1 on the day of admission
/// @param dayTotal negative when more was taken back than done
/// @param runningTotal of the stay, to the end of the day
/// @param personalEstimate what the patient may have to bear of the running total; the insurer
/// decides at discharge
/// @param exposure what is at risk until the patient pays: the estimate of what is in no
/// settlement yet, less the deposit that was asked for
/// @param depositMode null before check-in
/// @param depositWaived what need not be laid down; zero unless it was waived
/// @param heldForPricing orders done that wait for a price now and are in none of these amounts
record DailyBill(
        @NotNull VisitId visit,
        @NotNull LocalDate day,
        int dayOfStay,
        @NotNull DepartmentId ward,
        @NotNull String wardZh,
        @NotNull String wardEn,
        @NotNull String bed,
        @NotNull List<DailyLine> lines,
        @NotNull Money dayTotal,
        @NotNull Money runningTotal,
        @NotNull Money personalEstimate,
        @NotNull Money exposure,
        @Nullable DepositMode depositMode,
        @NotNull Money depositAsked,
        @NotNull Money depositWaived,
        int heldForPricing,
        @NotNull Instant asOf) {

    DailyBill {
        lines = List.copyOf(lines);
    }

    /// @param takenBack of this day or an earlier one
    /// @param amount of what was done, less what was taken back
    record DailyLine(
            @NotNull OrderId order,
            @NotNull String item,
            @NotNull String nameZh,
            @NotNull String nameEn,
            @NotNull String unit,
            @NotNull Quantity done,
            @NotNull Quantity takenBack,
            @NotNull Money amount,
            boolean heldForPricing) {}
}
