package org.xinyi.visit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.VisitId;
import org.xinyi.scheme.CreditTerms;

/// What a visit costs as things stand: ordered, done, billed.
///
/// @param meter null in the ordinary flow
/// @param asOf the moment it was read
record LiveBill(
        @NotNull VisitId visit,
        Visit.@NotNull Kind kind,
        Visit.@NotNull Flow flow,
        @NotNull PatientId patient,
        @NotNull InstitutionId institution,
        @NotNull String institutionZh,
        @NotNull String institutionEn,
        @Nullable String number,
        @NotNull Instant registeredAt,
        @Nullable Instant endedAt,
        @NotNull List<BillLine> lines,
        @NotNull BillTotals totals,
        @Nullable LineMeter meter,
        @NotNull Instant asOf) {

    LiveBill {
        lines = List.copyOf(lines);
    }

    /// One order.
    ///
    /// @param department where it is carried out
    /// @param billed how much of it is in a settlement
    /// @param price null while it is held for pricing
    /// @param orderedAmount of the whole order; null while it is held for pricing
    /// @param doneAmount what stands charged for what was done
    /// @param billedAmount what settlements have claimed, before it was done too
    /// @param held what is held on the line for it now
    /// @param because why it is in the ordinary flow, a problem type; null on credit
    /// @param doneAt of the last execution that stands; null when nothing was done
    /// @param doneBy who confirmed it
    record BillLine(
            @NotNull OrderId order,
            @NotNull String item,
            @NotNull String nameZh,
            @NotNull String nameEn,
            @NotNull String unit,
            @NotNull DepartmentId department,
            @NotNull String departmentZh,
            @NotNull String departmentEn,
            @NotNull Quantity ordered,
            @NotNull Quantity done,
            @NotNull Quantity billed,
            @Nullable Price price,
            @Nullable Money orderedAmount,
            @NotNull Money doneAmount,
            @NotNull Money billedAmount,
            @NotNull Money held,
            @NotNull ChargeStatus status,
            Order.@NotNull Funding funding,
            @Nullable String because,
            @NotNull Instant placedAt,
            @Nullable Instant doneAt,
            @Nullable String doneBy) {}

    /// The columns added up.
    ///
    /// @param ordered what was cancelled or never done no longer counts
    /// @param held on the line for this visit now
    /// @param heldForPricing orders that are in none of these amounts yet
    record BillTotals(
            @NotNull Money ordered,
            @NotNull Money done,
            @NotNull Money billed,
            @NotNull Money held,
            int heldForPricing) {}

    /// The line the visit goes on.
    ///
    /// @param limit null: no limit
    /// @param used drawn and not repaid, in all hospitals
    /// @param available null without a limit
    /// @param authority whose word counts; the lender may know of more than we do
    record LineMeter(
            @NotNull LineId line,
            @Nullable Money limit,
            @NotNull Money held,
            @NotNull Money used,
            @Nullable Money available,
            CreditTerms.@NotNull Authority authority) {}
}
