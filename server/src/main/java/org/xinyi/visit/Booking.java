package org.xinyi.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;

/// A patient's place in a slot.
///
/// @param visit the visit that kept it; null for all but kept ones
record Booking(
        long id,
        long slot,
        PatientId patient,
        InstitutionId institution,
        DepartmentId department,
        @Nullable VisitId visit,
        Instant startsAt,
        Instant endsAt,
        Instant bookedAt,
        ClientId bookedBy,
        State state) {

    enum State implements Coded {
        BOOKED(1),
        /// The patient came.
        KEPT(2),
        CANCELLED(3),
        /// The day ended without the patient.
        MISSED(4);

        private final int code;

        State(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
