package org.xinyi.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.VisitId;

/// What an inpatient visit has besides.
///
/// @param ward where the patient lies now
/// @param expectedDays null when nobody said
/// @param depositStated what the hospital asks of this patient; null: as the ward has it
/// @param depositUsual what is asked without credit; null until check-in
/// @param depositMode null until check-in
record Stay(
        VisitId visit,
        InstitutionId institution,
        DepartmentId ward,
        String bed,
        Instant admittedAt,
        @Nullable Integer expectedDays,
        @Nullable Money depositStated,
        @Nullable Money depositUsual,
        @Nullable DepositMode depositMode) {

    /// What the patient has laid down or had drawn, if it was as asked; zero when it was waived.
    Money depositAsked() {
        return depositUsual == null || depositMode == null || depositMode == DepositMode.WAIVED
                ? Money.ZERO
                : depositUsual;
    }

    /// What the patient need not lay down; zero unless it was waived.
    Money depositWaived() {
        return depositUsual == null || depositMode != DepositMode.WAIVED
                ? Money.ZERO
                : depositUsual;
    }
}
