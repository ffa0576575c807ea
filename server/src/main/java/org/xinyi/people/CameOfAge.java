package org.xinyi.people;

import java.util.Set;
import org.xinyi.kernel.PatientId;

/// These patients have turned 18 with the day that begins; published inside a transaction, and
/// once more when the day is closed again.
public record CameOfAge(Set<PatientId> patients) {

    public CameOfAge {
        patients = Set.copyOf(patients);
    }
}
