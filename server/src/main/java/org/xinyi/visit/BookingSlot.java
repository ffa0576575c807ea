package org.xinyi.visit;

import java.time.Instant;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;

/// A time at which a department takes patients.
record BookingSlot(
        long id,
        InstitutionId institution,
        DepartmentId department,
        Instant startsAt,
        Instant endsAt,
        int capacity,
        int booked) {

    int free() {
        return capacity - booked;
    }
}
