package org.xinyi.insurance;

/// Who someone is to the insurer.
///
/// @param personNumber `psn_no`; empty when not insured
/// @param region where the person is insured, `insuplc_admdvs`
record Insured(Coverage.Scheme scheme, String personNumber, String region) {

    static final Insured NOT = new Insured(Coverage.Scheme.NONE, "", "");
}
