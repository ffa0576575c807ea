package org.xinyi.repayment;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.xinyi.kernel.Money;

/// A debt in equal monthly parts, with what each month costs on what is still open: the annual rate
/// is the one that is paid. Pure; shown before agreeing, and what is charged if every part is paid
/// on its due day. Who pays earlier is charged less.
///
/// @param annualRate per cent
/// @param charges of all parts together
/// @param total principal and charges
record InstalmentSchedule(
        @NotNull Money principal,
        int count,
        @NotNull BigDecimal annualRate,
        @NotNull Money charges,
        @NotNull Money total,
        @NotNull List<Part> parts) {

    private static final BigDecimal MONTHS_AND_PER_CENT = BigDecimal.valueOf(12 * 100);

    /// @param number from 1; the first is due within the time that is free of interest
    record Part(
            int number,
            @NotNull LocalDate dueOn,
            @NotNull Money principal,
            @NotNull Money charge) {}

    /// @param first the day on which the whole would be due; the others follow on the same day of
    ///     each month, or on the last of a shorter one
    /// @throws IllegalArgumentException when a part would be nothing
    static InstalmentSchedule of(
            Money principal, int count, BigDecimal annualRate, LocalDate first) {
        Money equal = Money.ofFen(principal.fen() / count);
        if (!equal.isPositive()) {
            throw new IllegalArgumentException(principal + " in " + count + " parts");
        }
        List<Part> parts = new ArrayList<>(count);
        Money open = principal;
        for (int i = 0; i < count; i++) {
            Money charge = i == 0 ? Money.ZERO : charge(open, annualRate);
            Money part = i == count - 1 ? open : equal;
            parts.add(new Part(i + 1, first.plusMonths(i), part, charge));
            open = open.minus(part);
        }
        Money charges = Money.sum(parts, Part::charge);
        return new InstalmentSchedule(
                principal, count, annualRate, charges, principal.plus(charges), List.copyOf(parts));
    }

    /// What a month costs, to the fen, half a fen up.
    static Money charge(Money open, BigDecimal annualRate) {
        return Money.ofFen(
                BigDecimal.valueOf(open.fen())
                        .multiply(annualRate)
                        .divide(MONTHS_AND_PER_CENT, 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }
}
