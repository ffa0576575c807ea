package org.xinyi.scheme;

import java.time.Instant;
import java.time.LocalDate;
import org.xinyi.kernel.BusinessClock;

/// When an obligation falls due: a pure function of the pack's term and two moments.
public final class DueDates {

    private DueDates() {}

    /// @param treatmentEndedAt the end of the treatment, or of the stay
    /// @param billedAt when the personal share was settled and billed
    public static Instant due(RepaymentTerms.Due term, Instant treatmentEndedAt, Instant billedAt) {
        return switch (term) {
            case RepaymentTerms.Due.AfterEvent(var event, var after) ->
                    switch (event) {
                        case TREATMENT_ENDED -> treatmentEndedAt.plus(after);
                        case BILLED -> billedAt.plus(after);
                    };
            case RepaymentTerms.Due.StatementCycle(int statementDay, int daysAfterStatement) ->
                    endOf(
                            statementOnOrAfter(BusinessClock.dateOf(billedAt), statementDay)
                                    .plusDays(daysAfterStatement));
            case RepaymentTerms.Due.BeforeLeaving() -> treatmentEndedAt;
            case RepaymentTerms.Due.Now() -> billedAt;
        };
    }

    /// The day on which a draw of this day is put on a statement.
    public static LocalDate statementOnOrAfter(LocalDate day, int statementDay) {
        LocalDate ofMonth = day.withDayOfMonth(statementDay);
        return day.isAfter(ofMonth) ? ofMonth.plusMonths(1) : ofMonth;
    }

    private static Instant endOf(LocalDate day) {
        return BusinessClock.startOf(day.plusDays(1));
    }
}
