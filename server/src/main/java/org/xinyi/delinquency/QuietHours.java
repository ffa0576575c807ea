package org.xinyi.delinquency;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.scheme.FollowUpTerms;

/// When nobody is called or written to.
final class QuietHours {

    private QuietHours() {}

    /// The moment itself, or the end of the pack's quiet hours it falls into.
    static Instant after(FollowUpTerms terms, Instant at) {
        LocalTime from = terms.quietFrom();
        LocalTime until = terms.quietUntil();
        LocalDate day = BusinessClock.dateOf(at);
        LocalTime time = LocalTime.ofInstant(at, BusinessClock.ZONE);
        boolean overnight = from.isAfter(until);
        boolean evening = !time.isBefore(from);
        boolean morning = time.isBefore(until);
        if (overnight && evening) {
            return BusinessClock.at(day.plusDays(1).atTime(until));
        }
        boolean quiet = overnight ? morning : evening && morning;
        return quiet ? BusinessClock.at(day.atTime(until)) : at;
    }
}
