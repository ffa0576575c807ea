package org.xinyi.delinquency;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.wire.HttpCalls;
import org.xinyi.people.Patients;
import tools.jackson.databind.json.JsonMapper;

/// The insurer's desk that suspends somebody's benefits and lets them run again, in the format
/// that the sandbox's twin declares. Called only for packs that state it.
@Component
class BenefitsDesk implements CreditPlatform {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DelinquencySettings settings;
    private final Patients patients;
    private final HttpCalls http = new HttpCalls();

    BenefitsDesk(DelinquencySettings settings, Patients patients) {
        this.settings = settings;
        this.patients = patients;
    }

    @Override
    public List<String> tell(List<Report> reports) {
        Map<PatientId, Patients.Identity> identities =
                patients.identities(reports.stream().map(Report::person).distinct().toList());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Report report : reports) {
            Patients.Identity identity = identities.get(report.person());
            if (identity != null) {
                rows.add(row(report, identity.idNumber()));
            }
        }
        HttpCalls.Reply reply =
                http.post(
                        URI.create(settings.benefits() + "/benefit-suspensions"),
                        settings.headers(),
                        JSON.writeValueAsBytes(Map.of("reports", rows)),
                        settings.timeout());
        return CityCreditPlatform.acknowledged(reports, reply);
    }

    private static Map<String, Object> row(Report report, String idNumber) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reportNo", report.number());
        row.put("certno", idNumber);
        row.put("suspended", report.kind() != Kind.RETRACTED);
        row.put("legalBasis", report.legalBasis());
        row.put("at", report.at().toString());
        return row;
    }
}
