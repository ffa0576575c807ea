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
/// @param creditIdentity whether the platform has verified who applies and how they stand
/// @param provinceInsured in basic insurance anywhere in the province
public record EligibilityFacts(
        LocalDate asOf,
        int age,
        boolean insured,
        boolean insuranceNormal,
        boolean seriousDishonesty,
        boolean realName,
        boolean local,
        boolean listed,
        Map<String, Long> scores,
        boolean creditIdentity,
        boolean provinceInsured) {

    /// Verified by real name, and insured in the province when in the city.
    public EligibilityFacts(
            LocalDate asOf,
            int age,
            boolean insured,
            boolean insuranceNormal,
            boolean seriousDishonesty,
            boolean realName,
            boolean local,
            boolean listed,
            Map<String, Long> scores) {
        this(
                asOf,
                age,
                insured,
                insuranceNormal,
                seriousDishonesty,
                realName,
                local,
                listed,
                scores,
                realName,
                insured);
    }

    public EligibilityFacts {
        scores = Map.copyOf(scores);
    }
}
