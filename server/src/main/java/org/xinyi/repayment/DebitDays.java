package org.xinyi.repayment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// On which days a bill is debited under a mandate. No pack says so: that it is tried on the due
/// day, a day later and three days later, and then left to the ladder, is our assumption.
final class DebitDays {

    private static final Set<Long> AFTER_DUE = Set.of(0L, 1L, 3L);

    private DebitDays() {}

    static boolean isOne(LocalDate dueOn, LocalDate day) {
        return AFTER_DUE.contains(ChronoUnit.DAYS.between(dueOn, day));
    }
}
