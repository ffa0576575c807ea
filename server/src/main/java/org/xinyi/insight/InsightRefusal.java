package org.xinyi.insight;

import java.time.LocalDate;
import org.xinyi.kernel.Refusal;

/// Why a report is not made.
public sealed interface InsightRefusal extends Refusal {

    /// The days are in the wrong order, or too many.
    record PeriodInvalid(LocalDate from, LocalDate to, int daysMax) implements InsightRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    /// No such journal, or it stands in none of the books that the caller may read.
    record JournalUnknown(long journal) implements InsightRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }
}
