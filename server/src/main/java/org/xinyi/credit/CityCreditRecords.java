package org.xinyi.credit;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.wire.HttpCalls;
import org.xinyi.people.Patients;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The credit platform over HTTP, in the format that the sandbox's twin declares. No identity
/// number travels.
@Component
class CityCreditRecords implements CreditRecords {

    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CreditSettings settings;
    private final Patients patients;
    private final HttpCalls http = new HttpCalls();

    CityCreditRecords(CreditSettings settings, Patients patients) {
        this.settings = settings;
        this.patients = patients;
    }

    @Override
    public Map<PatientId, Standing> of(Collection<PatientId> people) {
        Map<String, PatientId> references = new HashMap<>();
        patients.identities(List.copyOf(people))
                .forEach((patient, identity) -> references.put(identity.reference(), patient));
        if (references.isEmpty()) {
            return Map.of();
        }
        HttpCalls.Reply reply =
                http.post(
                        URI.create(settings.platform() + "/persons/query"),
                        settings.headers(),
                        JSON.writeValueAsBytes(Map.of("persons", references.keySet())),
                        settings.timeout());
        return switch (reply) {
            case HttpCalls.Reply.Answered(int status, byte[] body) ->
                    status == OK ? read(body, references) : Map.of();
            case HttpCalls.Reply.Silence _ -> Map.of();
        };
    }

    /// An answer that does not say both is none.
    private static Map<PatientId, Standing> read(byte[] body, Map<String, PatientId> references) {
        Map<PatientId, Standing> standings = new HashMap<>();
        try {
            for (JsonNode row : JSON.readTree(body).path("persons")) {
                PatientId patient = references.get(row.path("personRef").asString(""));
                JsonNode serious = row.path("seriousDishonesty");
                JsonNode verified = row.path("identityVerified");
                if (patient != null && serious.isBoolean() && verified.isBoolean()) {
                    standings.put(patient, new Standing(serious.asBoolean(), verified.asBoolean()));
                }
            }
            return standings;
        } catch (JacksonException unreadable) {
            return Map.of();
        }
    }
}
