package org.xinyi.insight;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;

/// What a report is about.
///
/// @param from first day
/// @param to last day, included
/// @param institution null: the whole city
record Span(LocalDate from, LocalDate to, @Nullable InstitutionId institution) {

    static final int DAYS_MAX = 366;

    /// @throws RefusedException with [InsightRefusal.PeriodInvalid]
    Span {
        if (to.isBefore(from) || to.isAfter(from.plusDays(DAYS_MAX - 1L))) {
            throw new RefusedException(new InsightRefusal.PeriodInvalid(from, to, DAYS_MAX));
        }
    }

    /// Binds `:from`, `:until` (not included) and `:institution`.
    StatementSpec bind(StatementSpec statement) {
        return within(statement)
                .param("from", BusinessClock.startOf(from).toString())
                .param("until", BusinessClock.startOf(to.plusDays(1)).toString());
    }

    /// Binds `:institution` alone.
    StatementSpec within(StatementSpec statement) {
        return statement.param("institution", institution == null ? null : institution.value());
    }
}
