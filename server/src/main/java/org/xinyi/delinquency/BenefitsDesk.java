package org.xinyi.delinquency;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.people.Patients;

/// The insurer's desk that suspends somebody's benefits and lets them run again. Called only for
/// packs that state it.
@Component
class BenefitsDesk extends HttpPlatform {

    BenefitsDesk(DelinquencySettings settings, Patients patients) {
        super(settings, patients);
    }

    @Override
    URI address(DelinquencySettings of) {
        return URI.create(of.benefits() + "/benefit-suspensions");
    }

    @Override
    Map<String, Object> row(Report report, Patients.Identity person) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reportNo", report.number());
        row.put("certno", person.idNumber());
        row.put("suspended", report.kind() != Kind.RETRACTED);
        row.put("legalBasis", report.legalBasis());
        row.put("at", report.at().toString());
        return row;
    }
}
