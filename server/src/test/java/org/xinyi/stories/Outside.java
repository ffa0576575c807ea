package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xinyi.Api;
import org.xinyi.kernel.sql.Sql;
import tools.jackson.databind.JsonNode;

/// What others know of the people of a story: the city's credit platform, the bureaus, the
/// carrier of messages.
final class Outside {

    private static final String DELIVER =
            """
            UPDATE notice
            SET state = 'DELIVERED',
                sent_at = queued_at,
                ended_at = queued_at
            WHERE state IN ('WAITING', 'SENT')
            """;

    private static final Map<String, Object> REFUSES =
            Map.of("outcome", "REFUSES", "reason", "FORGOT");

    private final World world;

    Outside(World world) {
        this.world = world;
    }

    /// What the credit platform was told about somebody, oldest first.
    List<String> told(Resident who) {
        List<String> kinds = new ArrayList<>();
        reports(who).forEach(one -> kinds.add(one.get("kind").asString()));
        return kinds;
    }

    JsonNode reports(Resident who) {
        return world.sandbox()
                .get("/credit-platform/reports?personRef=" + who.reference(), Map.of());
    }

    /// Waits until it has been told just this.
    void isTold(Resident who, String... kinds) {
        World.eventually(() -> assertThat(told(who)).containsExactly(kinds));
    }

    boolean isListed(Resident who) {
        return world.sandbox()
                .get("/credit-platform/persons/" + who.reference(), Map.of())
                .get("listed")
                .asBoolean();
    }

    /// What other authorities say of somebody.
    void says(Resident who, boolean seriousDishonesty, boolean identityVerified) {
        world.sandbox()
                .put(
                        "/credit-platform/admin/persons",
                        List.of(
                                Map.of(
                                        "personRef",
                                        who.reference(),
                                        "seriousDishonesty",
                                        seriousDishonesty,
                                        "identityVerified",
                                        identityVerified)));
    }

    /// A bureau keeps this score of somebody.
    void scores(Resident who, String source, int score) {
        scores(who, source, score, Map.of());
    }

    void scores(Resident who, String source, int score, Map<String, Integer> parts) {
        world.sandbox()
                .put(
                        "/bureau/admin/scores",
                        List.of(
                                Map.of(
                                        "source", source,
                                        "personRef", who.reference(),
                                        "score", score,
                                        "parts", parts)));
    }

    /// How often the bureaus were asked about somebody.
    int asked(Resident who) {
        return world.sandbox()
                .get("/bureau/admin/readings?personRef=" + who.reference(), Map.of())
                .size();
    }

    /// The next call of that kind meets a fault.
    void fails(String twin, String operation, String kind) {
        world.sandbox()
                .post("/faults/next", Map.of("twin", twin, "operation", operation, "kind", kind));
    }

    /// The carrier says that everything written so far has arrived.
    void everythingArrived() {
        world.city().city().run(() -> world.bean(Sql.class).statement(DELIVER).update());
    }

    /// The hospital calls everybody who waits for it; nobody wants to pay.
    void callsEverybody() {
        Api desk = world.city().person(world.hospital().id(), "CALL_DESK");
        for (JsonNode task : desk.get("call-desk/queue").expect(200).at("tasks")) {
            desk.post("call-desk/tasks/" + task.get("task").asLong() + "/calls", REFUSES)
                    .expect(201);
        }
    }

    /// One proposes under a path of the API, another of the city approves.
    void decidedByTwo(String path, Map<String, Object> wanted) {
        approved(
                world.city()
                        .person(null, "OPERATOR")
                        .post(path, wanted)
                        .expect(201)
                        .number("proposal"));
    }

    /// Somebody of the city approves.
    void approved(long proposal) {
        world.city()
                .person(null, "OPERATOR")
                .post("proposals/" + proposal + "/approval", Map.of())
                .expect(200);
    }
}
