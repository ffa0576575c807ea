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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The credit platform over HTTP, in the format that the sandbox's twin declares. A person is named
/// by the SM3 of the identity number, so that no number travels.
@Component
class CityCreditPlatform implements CreditPlatform {

    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DelinquencySettings settings;
    private final Patients patients;
    private final HttpCalls http = new HttpCalls();

    CityCreditPlatform(DelinquencySettings settings, Patients patients) {
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
                rows.add(row(report, identity.reference()));
            }
        }
        HttpCalls.Reply reply =
                http.post(
                        URI.create(settings.creditPlatform() + "/reports"),
                        settings.headers(),
                        JSON.writeValueAsBytes(Map.of("reports", rows)),
                        settings.timeout());
        return acknowledged(reports, reply);
    }

    private static Map<String, Object> row(Report report, String reference) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reportNo", report.number());
        row.put("personRef", reference);
        row.put("kind", report.kind().name());
        row.put("legalBasis", report.legalBasis());
        row.put("at", report.at().toString());
        if (report.replaces() != null) {
            row.put("replaces", report.replaces());
        }
        return row;
    }

    static List<String> acknowledged(List<Report> reports, HttpCalls.Reply reply) {
        return switch (reply) {
            case HttpCalls.Reply.Answered(int status, byte[] body) ->
                    status == OK ? acknowledged(reports, body) : List.of();
            case HttpCalls.Reply.Silence _ -> List.of();
        };
    }

    /// The answer names what was taken; one without names has taken all.
    private static List<String> acknowledged(List<Report> reports, byte[] body) {
        try {
            JsonNode rows = JSON.readTree(body).path("reports");
            if (!rows.isArray()) {
                return reports.stream().map(Report::number).toList();
            }
            List<String> numbers = new ArrayList<>();
            rows.forEach(row -> numbers.add(row.path("reportNo").asString("")));
            return numbers;
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }
}
