package org.xinyi.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.PatientId;

/// Who is whose relative, as both have confirmed. What a tie allows, a scheme decides.
public interface FamilyTies {

    /// What the payer is to the beneficiary.
    enum Relation {
        PARENT,
        CHILD,
        SPOUSE,
        OTHER_DIRECT_KIN
    }

    /// @param payer who pays or lends a limit
    /// @param beneficiary who is treated
    /// @param confirmedAt null until the other side agreed; a guardian agrees for a minor
    /// @param endedAt null while it holds
    record Tie(
            long id,
            PatientId payer,
            PatientId beneficiary,
            Relation relation,
            @Nullable Instant confirmedAt,
            @Nullable Instant endedAt) {

        public boolean holds() {
            return confirmedAt != null && endedAt == null;
        }
    }

    /// The ties in which one of these people is payer or beneficiary, ended ones included.
    List<Tie> of(Collection<PatientId> people);
}
