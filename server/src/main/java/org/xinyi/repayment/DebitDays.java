package org.xinyi.repayment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// On which days a bill is debited under a mandate. No pack says so: that it is tried on the due
/// day, a day later and three days later, and then left to the ladder, is our assumption.
final class DebitDays {

    private static final List<Long> AFTER_DUE = List.of(0L, 1L, 3L);

    private DebitDays() {}

    static boolean isOne(LocalDate dueOn, LocalDate day) {
        return AFTER_DUE.contains(ChronoUnit.DAYS.between(dueOn, day));
    }

    /// The days to come: what is debited on a day is planned as it begins.
    static List<LocalDate> after(LocalDate today, LocalDate dueOn) {
        return AFTER_DUE.stream().map(dueOn::plusDays).filter(day -> day.isAfter(today)).toList();
    }
}
