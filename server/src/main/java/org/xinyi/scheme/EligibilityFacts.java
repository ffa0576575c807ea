package org.xinyi.scheme;

import java.time.LocalDate;
import java.util.Map;

/// What is known about a person when eligibility is decided. Each is a declared CEL variable of the
/// same name.
///
/// @param age whole years; -1 unknown
/// @param insured in the city's basic insurance
/// @param insuranceNormal whether the insurance status is normal, contributions paid
/// @param seriousDishonesty a record of serious dishonesty on the city's platform
/// @param realName identity verified
/// @param local resident or insured in this city
/// @param listed on the arrears list of this scheme now
/// @param scores credit scores the patient authorised, by source
public record EligibilityFacts(
        LocalDate asOf,
        int age,
        boolean insured,
        boolean insuranceNormal,
        boolean seriousDishonesty,
        boolean realName,
        boolean local,
        boolean listed,
        Map<String, Long> scores) {

    public EligibilityFacts {
        scores = Map.copyOf(scores);
    }
}
