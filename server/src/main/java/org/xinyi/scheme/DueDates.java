package org.xinyi.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.xinyi.kernel.BusinessClock;

/// When an obligation falls due under a pack. Pure: the same events give the same answer.
public final class DueDates {

    private DueDates() {}

    /// The last moment at which a payment is in time; overdue is strictly later. Where a day is
    /// meant and not a moment (a statement's due day, the day the patient leaves) it is the end of
    /// that day.
    ///
    /// @param treatmentEndedAt the end of the visit or stay that the obligation comes from
    /// @param billedAt when the obligation arose: the settlement that drew it
    public static Instant due(RepaymentTerms.Due due, Instant treatmentEndedAt, Instant billedAt) {
        return switch (due) {
            case RepaymentTerms.Due.AfterEvent(RepaymentTerms.Event event, var after) ->
                    switch (event) {
                        case BILLED -> billedAt.plus(after);
                        case TREATMENT_ENDED -> treatmentEndedAt.plus(after);
                    };
            case RepaymentTerms.Due.StatementCycle cycle ->
                    endOf(dueDay(cycle, BusinessClock.dateOf(billedAt)));
            case RepaymentTerms.Due.BeforeLeaving _ ->
                    endOf(
                            BusinessClock.dateOf(
                                    billedAt.isAfter(treatmentEndedAt)
                                            ? billedAt
                                            : treatmentEndedAt));
            case RepaymentTerms.Due.Now _ -> billedAt;
        };
    }

    /// The day on which the statement with an obligation of this day is due.
    public static LocalDate dueDay(RepaymentTerms.Due.StatementCycle cycle, LocalDate billed) {
        return nextStatement(cycle, billed).plusDays(cycle.daysAfterStatement());
    }

    /// The first statement that holds an obligation of this day. A statement is cut at the end of
    /// its day, so what is billed on that day stands in it.
    public static LocalDate nextStatement(RepaymentTerms.Due.StatementCycle cycle, LocalDate day) {
        LocalDate thisMonth = day.withDayOfMonth(cycle.statementDay());
        return day.isAfter(thisMonth) ? thisMonth.plusMonths(1) : thisMonth;
    }

    /// The most days that can pass from an obligation to its due day: billed on the day after a
    /// statement, in a month of 31 days.
    public static int daysMax(RepaymentTerms.Due.StatementCycle cycle) {
        return 30 + cycle.daysAfterStatement();
    }

    /// The last moment of a day.
    public static Instant endOf(LocalDate day) {
        return BusinessClock.startOf(day.plusDays(1)).minus(1, ChronoUnit.MICROS);
    }
}
