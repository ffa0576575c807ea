package org.xinyi.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;

/// What a patient says about an execution.
///
/// @param department that says it did it
/// @param answeredAt null while nobody has answered
/// @param upheld whether the patient was right; null while nobody has answered
record Objection(
        long id,
        OrderId order,
        VisitId visit,
        PatientId patient,
        InstitutionId institution,
        DepartmentId department,
        String text,
        Instant at,
        @Nullable Instant answeredAt,
        @Nullable Boolean upheld,
        @Nullable String answer) {}
