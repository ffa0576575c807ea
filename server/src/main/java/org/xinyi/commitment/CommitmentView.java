package org.xinyi.commitment;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;

/// A commitment as it is shown.
///
/// @param pack scheme and version, such as `S04@1`
/// @param proxy the relative who signed; null when the patient did
/// @param relation what the relative is to the patient
/// @param evidenceHash SM3 over all parts of the evidence, hexadecimal
/// @param revokedAt null while it is in force
record CommitmentView(
        @NotNull CommitmentId id,
        @NotNull PatientId patient,
        @NotNull String scheme,
        @NotNull String pack,
        @NotNull SignatureMode mode,
        @Nullable PatientId proxy,
        @Nullable Relation relation,
        @NotNull Instant signedAt,
        boolean authorisesReporting,
        @NotNull String evidenceHash,
        @Nullable Instant revokedAt) {

    static CommitmentView of(StoredCommitments.Filed filed) {
        Commitments.Commitment commitment = filed.commitment();
        return new CommitmentView(
                commitment.id(),
                commitment.patient(),
                commitment.pack().id(),
                commitment.pack().toString(),
                filed.mode(),
                commitment.proxy(),
                filed.relation(),
                commitment.signedAt(),
                commitment.authorisesReporting(),
                HexFormat.of().formatHex(filed.evidenceHash()),
                commitment.revokedAt());
    }
}
