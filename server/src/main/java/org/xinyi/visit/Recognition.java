package org.xinyi.visit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.EntryTerms.Identity;

/// Somebody was recognised at an institution.
///
/// @param through the relative on whose phone the code was; null on the own
public record Recognition(
        long id,
        PatientId patient,
        @Nullable PatientId through,
        InstitutionId institution,
        Identity by,
        Instant at) {

    /// It serves the visit of that day, not the next one.
    private static final Duration SERVES = Duration.ofHours(24);

    boolean serves(Visit visit, Instant now) {
        return patient.equals(visit.patient())
                && institution.equals(visit.institution())
                && now.isBefore(at.plus(SERVES));
    }
}
