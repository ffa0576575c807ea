package org.xinyi.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.VisitId;

/// A patient was somewhere at a time; waiting is the time between two of these.
///
/// @param department null where it is the visit's own
public record Station(VisitId visit, Kind kind, @Nullable DepartmentId department, Instant at) {

    public enum Kind implements Coded {
        BOOKED(1),
        REGISTERED(2),
        CHECKED_IN(3),
        /// Called into the consulting room.
        CALLED(4),
        CONSULTATION_ENDED(5),
        ARRIVED(6),
        SERVED(7),
        /// Began to queue at a cashier.
        CASHIER_QUEUED(8),
        CASHIER_SERVED(9),
        ADMITTED(10),
        LEFT(11);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
