package org.xinyi.delinquency;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.wire.HttpCalls;
import org.xinyi.people.Patients;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whoever is told of people over HTTP, in the format that the sandbox's twins declare.
abstract class HttpPlatform implements CreditPlatform {

    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DelinquencySettings settings;
    private final Patients patients;
    private final HttpCalls http = new HttpCalls();

    HttpPlatform(DelinquencySettings settings, Patients patients) {
        this.settings = settings;
        this.patients = patients;
    }

    /// Where reports are told.
    abstract URI address(DelinquencySettings of);

    /// One report as it travels.
    abstract Map<String, Object> row(Report report, Patients.Identity person);

    @Override
    public final List<String> tell(List<Report> reports) {
        Map<PatientId, Patients.Identity> identities =
                patients.identities(reports.stream().map(Report::person).distinct().toList());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Report report : reports) {
            Patients.Identity identity = identities.get(report.person());
            if (identity != null) {
                rows.add(row(report, identity));
            }
        }
        HttpCalls.Reply reply =
                http.post(
                        address(settings),
                        settings.headers(),
                        JSON.writeValueAsBytes(Map.of("reports", rows)),
                        settings.timeout());
        return acknowledged(reports, reply);
    }

    private static List<String> acknowledged(List<Report> reports, HttpCalls.Reply reply) {
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
