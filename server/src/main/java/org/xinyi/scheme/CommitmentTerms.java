package org.xinyi.scheme;

import java.util.List;
import java.util.Set;

/// What a patient signs, and how.
///
/// @param title of the document
/// @param clauses in the order they are shown
/// @param dwellSeconds reading time before a signature is accepted; 0 for none
/// @param doctorSigns whether the form needs a doctor's signature too
/// @param authorisesReporting whether signing authorises reports to the city's credit platform
public record CommitmentTerms(
        Pack.Text title,
        List<Pack.Text> clauses,
        Set<Region> regions,
        Set<SignatureMode> signatureModes,
        int dwellSeconds,
        boolean proxyMaySign,
        boolean doctorSigns,
        boolean authorisesReporting) {

    /// The regions of the form.
    public enum Region {
        CONTENT_NOTICE,
        PATIENT_INFORMATION,
        SIGNATURE,
        PROXY_SIGNATURE,
        DOCTOR_SIGNATURE
    }

    public enum SignatureMode {
        TABLET,
        QR_SCAN,
        KIOSK,
        OFFICIAL_ACCOUNT,
        APP,
        E_CREDENTIAL
    }

    public CommitmentTerms {
        clauses = List.copyOf(clauses);
        regions = Set.copyOf(regions);
        signatureModes = Set.copyOf(signatureModes);
    }
}
