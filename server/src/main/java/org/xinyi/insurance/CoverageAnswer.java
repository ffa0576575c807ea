package org.xinyi.insurance;

import java.time.LocalDate;
import org.xinyi.kernel.PatientId;

/// What the insurer said about a person, and on which day.
///
/// @param normal whether contributions are paid and benefits run
record CoverageAnswer(PatientId patient, Insured insured, boolean normal, LocalDate answeredOn) {

    static CoverageAnswer none(PatientId patient, LocalDate day) {
        return new CoverageAnswer(patient, Insured.NOT, false, day);
    }

    /// Whether a bill goes to the insurer at all.
    boolean hasBenefits() {
        return insured.scheme() != Coverage.Scheme.NONE && normal;
    }
}
