package org.xinyi.insurance;

import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;

/// A person's basic insurance as the insurer last answered.
///
/// @param insurer the fund's party in the books
/// @param personNumber the insurer's number, `psn_no`; empty when not insured
/// @param normal whether contributions are paid and benefits run
/// @param reach where the person is insured, seen from this city
/// @param known false when the insurer has never said anything and cannot be asked now: nobody
/// may be refused for not being insured then
public record Coverage(
        PatientId patient,
        PartyId insurer,
        Scheme scheme,
        String personNumber,
        boolean normal,
        Reach reach,
        boolean known) {

    /// How near a person's insurance is: each city pools by itself.
    public enum Reach {
        CITY,
        PROVINCE,
        ELSEWHERE
    }

    /// The basic insurances, with the insurer's `insutype`.
    public enum Scheme {
        EMPLOYEE("310"),
        RESIDENT("390"),
        NONE("");

        private final String code;

        Scheme(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /// The one with this `insutype`; NONE for any other.
        static Scheme ofCode(String code) {
            for (Scheme scheme : values()) {
                if (scheme.code.equals(code)) {
                    return scheme;
                }
            }
            return NONE;
        }
    }

    public boolean insured() {
        return scheme != Scheme.NONE;
    }

    /// In the basic insurance of this city.
    public boolean insuredHere() {
        return insured() && reach == Reach.CITY;
    }

    /// In the basic insurance of any city of the province.
    public boolean insuredInProvince() {
        return insured() && reach != Reach.ELSEWHERE;
    }
}
