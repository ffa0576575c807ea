package org.xinyi.commitment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.EntryTerms.Door;
import org.xinyi.scheme.PackRef;

/// A form that was opened for a patient, to be read and signed.
///
/// @param staffAssisted whether a member of staff stands by
/// @param door where the patient came in; null in forms from before this was kept
/// @param device the kiosk or tablet, as its hospital calls it
/// @param signableAt when the reading time is over
/// @param document exactly what is shown
/// @param textHash SM3 of it, as stored when it was shown
record Signing(
        CommitmentId id,
        PatientId patient,
        PackRef pack,
        SignatureMode mode,
        @Nullable Door door,
        boolean staffAssisted,
        @Nullable String device,
        Actor openedBy,
        Instant openedAt,
        Instant signableAt,
        Instant expiresAt,
        Document document,
        byte[] textHash) {

    static final Duration VALID = Duration.ofMinutes(30);

    /// Whether the caller may go on with it: the patient, or staff of where it was opened.
    /// Whether a relative may is decided with the signature.
    boolean isOpenTo(Acting acting) {
        InstitutionId institution = openedBy.institution();
        return acting.isPatient(patient)
                || acting.isCityWide()
                || (institution != null && acting.sees(institution));
    }
}
