package org.xinyi.sandbox.creditplatform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xinyi.sandbox.creditplatform.CreditFact.Kind;
import org.xinyi.sandbox.creditplatform.CreditFact.Reported;

/// What the platform knows of one person.
final class PersonRecord {

    private final List<Reported> reports = new ArrayList<>(1);
    private boolean seriousDishonesty;
    private boolean identityVerified = true;

    List<Reported> reports() {
        return reports;
    }

    void add(Reported report) {
        reports.add(report);
    }

    boolean seriousDishonesty() {
        return seriousDishonesty;
    }

    void seriousDishonesty(boolean serious) {
        seriousDishonesty = serious;
    }

    boolean identityVerified() {
        return identityVerified;
    }

    void identityVerified(boolean verified) {
        identityVerified = verified;
    }

    /// Whether a listing is in force: reported, and neither retracted nor followed by a
    /// fulfilment that replaces it. A correction keeps it in force.
    boolean listed() {
        Set<String> listings = new HashSet<>();
        for (Reported report : reports) {
            boolean replacedListing = listings.remove(report.replaces());
            boolean corrects = report.kind() == Kind.CORRECTED && replacedListing;
            if (report.kind() == Kind.LISTED || corrects) {
                listings.add(report.number());
            }
        }
        return !listings.isEmpty();
    }
}
