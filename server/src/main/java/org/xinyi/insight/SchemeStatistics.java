package org.xinyi.insight;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;

/// The numbers that cities report of each scheme, beside those of the ordinary flow. Two
/// periods side by side are a before and an after. It holds no personal data. What a share is
/// counted of, no document says; it is said here.
///
/// @param visits of outpatients and emergencies, whatever their flow
/// @param bookedPercent of them that came with a booking; absent without visits
/// @param schemes each of which anything is known
/// @param ordinary what the ordinary flow took, and how it was found
/// @param cashierWindows at which a shift began
/// @param cashiers who began one
record SchemeStatistics(
        @NotNull Instant asOf,
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        long visits,
        @Nullable BigDecimal bookedPercent,
        @NotNull List<SchemeNumbers> schemes,
        @NotNull FlowNumbers ordinary,
        long cashierWindows,
        long cashiers) {

    private static final long WHOLE = 100;
    private static final int PLACES = 2;
    private static final long MINUTE = 60;

    /// One scheme's numbers.
    ///
    /// @param signingPercent visits of outpatients and emergencies by people who had signed, of
    /// all of them; absent without visits
    /// @param usagePercent visits of outpatients and emergencies on credit, of all of them
    /// @param arrearsPercent what is open after its due day, of what became a debt
    /// @param stayShorterPercent by how much a visit is shorter than in the ordinary flow;
    /// negative when it is longer, absent where either was not measured
    /// @param waitedLessMinutes how much earlier people are called than in the ordinary flow
    /// @param savedMinutes by how much all these visits together are shorter
    public record SchemeNumbers(
            @NotNull String scheme,
            @NotNull SchemeCoverage coverage,
            @NotNull SchemePeople people,
            @NotNull SchemeUses uses,
            @NotNull SchemeMoney money,
            @NotNull FlowNumbers flow,
            @Nullable BigDecimal signingPercent,
            @Nullable BigDecimal usagePercent,
            @Nullable BigDecimal arrearsPercent,
            @Nullable BigDecimal stayShorterPercent,
            @Nullable BigDecimal waitedLessMinutes,
            @Nullable BigDecimal savedMinutes) {}

    /// Where people were treated on credit in the period.
    ///
    /// @param outpatient institutions with visits
    /// @param inpatient institutions with stays
    /// @param workstations that ordered on credit: a doctor who signed in, or a key of the
    /// hospital
    /// @param lenders banks with whom somebody has an open line now
    public record SchemeCoverage(
            long institutions,
            long tertiary,
            long secondary,
            long primary,
            long outpatient,
            long inpatient,
            long workstations,
            long lenders) {

        static final SchemeCoverage NONE = new SchemeCoverage(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// How far people have come until the end of the period, in the whole city.
    ///
    /// @param applied people who asked for a line
    /// @param signed people with a commitment that holds
    /// @param opened people with an open line
    /// @param used people who went on credit at least once
    /// @param granted the limits of the open lines together; lines without a limit add nothing
    public record SchemePeople(
            long applied, long signed, long opened, long used, @NotNull Money granted) {

        static final SchemePeople NONE = new SchemePeople(0, 0, 0, 0, Money.ZERO);
    }

    /// @param visits on credit, stays among them
    /// @param emergencies of them
    /// @param stays of them
    /// @param transactions bills settled
    public record SchemeUses(long visits, long emergencies, long stays, long transactions) {}

    /// Of the bills settled in the period, as they stand after refunds.
    ///
    /// @param settled in all
    /// @param outpatient of them, stays left out
    /// @param advanced the personal share that became a debt
    /// @param arrears what is open of that after its due day, now
    public record SchemeMoney(
            @NotNull Money settled,
            @NotNull Money outpatient,
            @NotNull Money advanced,
            @NotNull Money arrears) {

        static final SchemeMoney NONE =
                new SchemeMoney(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    /// What a flow takes and how it is found. Stays in a ward are left out of the times.
    ///
    /// @param stayMinutes from registration to leaving, on average; absent when none has ended
    /// @param waitedMinutes from registration to being called
    /// @param cashierMinutes in the queues of cashiers, of visits that stood in one
    /// @param queuedPercent waited and queued, of the time of all visits that have ended
    /// @param answers patients who said how satisfied they were
    /// @param satisfiedPercent of them with four or five of five
    public record FlowNumbers(
            long visits,
            @Nullable BigDecimal stayMinutes,
            @Nullable BigDecimal waitedMinutes,
            @Nullable BigDecimal cashierMinutes,
            @Nullable BigDecimal queuedPercent,
            long answers,
            @Nullable BigDecimal satisfiedPercent) {}

    static @Nullable BigDecimal percent(long part, long whole) {
        return ratio(Math.multiplyExact(part, WHOLE), whole);
    }

    static @Nullable BigDecimal minutes(long seconds, long count) {
        return ratio(seconds, Math.multiplyExact(count, MINUTE));
    }

    private static @Nullable BigDecimal ratio(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
    }
}
