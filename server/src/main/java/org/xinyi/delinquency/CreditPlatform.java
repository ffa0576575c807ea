package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.PatientId;

/// The city's public credit platform. Learns who, on which legal basis and since when; no
/// amount, no hospital, nothing of the care. Called outside of any transaction.
interface CreditPlatform {

    enum Kind {
        /// A bill was paid.
        FULFILLED,
        /// A bill was not paid, and its debtor was told so.
        DEFAULTED,
        LISTED,
        CORRECTED,
        RETRACTED
    }

    /// @param number ours; telling it again changes nothing
    /// @param replaces the number of the report that this one corrects or takes back
    record Report(
            String number,
            PatientId person,
            Kind kind,
            String legalBasis,
            Instant at,
            @Nullable String replaces) {}

    /// @return the numbers it has acknowledged; the others are told again
    List<String> tell(List<Report> reports);
}
