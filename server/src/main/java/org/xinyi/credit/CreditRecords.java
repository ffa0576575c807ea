package org.xinyi.credit;

import java.util.Collection;
import java.util.Map;
import org.xinyi.kernel.PatientId;

/// What the city's credit platform says of people who apply. Called outside of any transaction,
/// and only about those for whom the pack makes a difference of it.
interface CreditRecords {

    /// @param seriousDishonesty whether a record of serious dishonesty stands
    /// @param identityVerified whether the platform knows who it is
    record Standing(boolean seriousDishonesty, boolean identityVerified) {

        static final Standing BEST = new Standing(false, true);
        static final Standing WORST = new Standing(true, false);
    }

    /// Absent are those about whom it did not answer.
    Map<PatientId, Standing> of(Collection<PatientId> people);
}
