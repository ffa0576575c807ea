package org.xinyi.commitment;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.PackRef;

/// The promises that patients have signed.
public interface Commitments {

    /// @param proxy the relative who signed for the patient; null when the patient did
    /// @param revokedAt null while it is in force
    record Commitment(
            CommitmentId id,
            PatientId patient,
            PackRef pack,
            @Nullable PatientId proxy,
            Instant signedAt,
            boolean authorisesReporting,
            @Nullable Instant revokedAt) {

        public boolean inForce() {
            return revokedAt == null;
        }
    }

    Optional<Commitment> find(CommitmentId commitment);

    /// The commitment in force of each patient under a scheme. Patients without one are absent.
    Map<PatientId, Commitment> inForce(Collection<PatientId> patients, String scheme);

    /// Those of these that are in force: nobody takes them back before the caller's transaction
    /// has ended.
    Set<CommitmentId> keepInForce(Collection<CommitmentId> commitments);
}
