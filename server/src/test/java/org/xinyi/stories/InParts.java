package org.xinyi.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xinyi.Api;
import tools.jackson.databind.JsonNode;

/// The bill of one visit as its debtor may divide it, and as it was divided.
final class InParts {

    private final World world;
    private final Resident debtor;
    private final Visit visit;

    InParts(World world, Resident debtor, Visit visit) {
        this.world = world;
        this.debtor = debtor;
        this.visit = visit;
    }

    Api.Answer offered() {
        return debtor.phone()
                .get("patients/" + debtor.id() + "/bills/" + bill() + "/instalment-offers");
    }

    JsonNode offers() {
        return offered().expect(200).json().get("offers");
    }

    long bill() {
        return visit.settled().at("/owed/0/obligation").asLong();
    }

    Api.Answer agrees(int count, String total) {
        return debtor.phone()
                .post(
                        "instalment-plans",
                        Map.of(
                                "debtor",
                                debtor.id(),
                                "obligation",
                                bill(),
                                "count",
                                count,
                                "total",
                                total));
    }

    /// What is open of each part.
    List<String> open() {
        List<String> open = new ArrayList<>();
        plan().forEach(part -> open.add(part.get("open").asString()));
        return open;
    }

    long part(int number) {
        return plan().get(number).get("obligation").asLong();
    }

    /// What nobody follows up of each part.
    List<String> frozen() {
        List<String> frozen = new ArrayList<>();
        plan().forEach(
                        part ->
                                frozen.add(
                                        world.operator()
                                                .get(
                                                        "obligations/"
                                                                + part.get("obligation").asLong()
                                                                + "/follow-up")
                                                .expect(200)
                                                .text("disputed")));
        return frozen;
    }

    private JsonNode plan() {
        return debtor.phone()
                .get("patients/" + debtor.id() + "/instalment-plans")
                .expect(200)
                .json()
                .get(0)
                .get("parts");
    }

    static List<String> told(JsonNode parts) {
        List<String> told = new ArrayList<>();
        for (JsonNode part : parts) {
            told.add(
                    "%s %s + %s"
                            .formatted(
                                    part.get("dueOn").asString(),
                                    part.get("principal").asString(),
                                    part.get("charge").asString()));
        }
        return told;
    }
}
