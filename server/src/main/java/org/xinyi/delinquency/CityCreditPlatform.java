package org.xinyi.delinquency;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.people.Patients;

/// The city's credit platform. A person is named by the SM3 of the identity number, so that no
/// number travels.
@Component
class CityCreditPlatform extends HttpPlatform {

    CityCreditPlatform(DelinquencySettings settings, Patients patients) {
        super(settings, patients);
    }

    @Override
    URI address(DelinquencySettings of) {
        return URI.create(of.creditPlatform() + "/reports");
    }

    @Override
    Map<String, Object> row(Report report, Patients.Identity person) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reportNo", report.number());
        row.put("personRef", person.reference());
        row.put("kind", report.kind().name());
        row.put("legalBasis", report.legalBasis());
        row.put("at", report.at().toString());
        if (report.replaces() != null) {
            row.put("replaces", report.replaces());
        }
        return row;
    }
}
