package org.xinyi.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.insurance.Coverage;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.scheme.PackRef;

/// A visit or stay (FHIR Encounter).
///
/// @param line what its holds open on; null in the ordinary flow
/// @param pack the version it goes under; null in the ordinary flow
/// @param coverage the patient's basic insurance at check-in, for estimates alone
/// @param endedAt the end of the treatment, which starts the clocks of due terms; null until then
/// @param number the hospital's own; null when it gave none
/// @param ordinaryBecause the refusal type, when credit was wanted and not to be had
public record Visit(
        VisitId id,
        Kind kind,
        PatientId patient,
        InstitutionId institution,
        DepartmentId department,
        Flow flow,
        @Nullable LineId line,
        @Nullable PackRef pack,
        Coverage.Scheme coverage,
        Instant registeredAt,
        @Nullable Instant endedAt,
        @Nullable String number,
        @Nullable String ordinaryBecause) {

    public enum Kind implements Coded {
        OUTPATIENT(1),
        EMERGENCY(2),
        INPATIENT(3),
        /// Drugs bought in a pharmacy, without a doctor's visit.
        PHARMACY(4),
        INTERNET(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// How a visit is funded; both flows run side by side.
    public enum Flow implements Coded {
        UNDECIDED(0),
        CREDIT(1),
        ORDINARY(2);

        private final int code;

        Flow(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    public boolean onCredit() {
        return flow == Flow.CREDIT;
    }

    /// The same visit with its flow decided.
    Visit funded(
            Flow decided,
            @Nullable LineId on,
            @Nullable PackRef under,
            Coverage.Scheme coveredBy,
            @Nullable String because) {
        return new Visit(
                id,
                kind,
                patient,
                institution,
                department,
                decided,
                on,
                under,
                coveredBy,
                registeredAt,
                endedAt,
                number,
                because);
    }

    /// The same visit, of the patient it turned out to be.
    Visit of(PatientId found) {
        return new Visit(
                id,
                kind,
                found,
                institution,
                department,
                flow,
                line,
                pack,
                coverage,
                registeredAt,
                endedAt,
                number,
                ordinaryBecause);
    }
}
