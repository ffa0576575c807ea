package org.xinyi.commitment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;

/// What makes a form a commitment.
///
/// @param proxy the relative who signed; null when the patient did
record Signature(
        SignatureMode mode,
        SignatureImage image,
        @Nullable Proxy proxy,
        @Nullable Doctor doctor,
        Actor by,
        Instant at,
        boolean authorisesReporting) {

    /// @param relation what the relative is to the patient
    /// @param identity name and number, masked
    record Proxy(PatientId patient, Relation relation, String identity) {}

    /// @param code the hospital's own number of the doctor
    record Doctor(String code, String name, String image) {}
}
