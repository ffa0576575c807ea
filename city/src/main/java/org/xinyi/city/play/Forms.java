package org.xinyi.city.play;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Person;
import org.xinyi.city.hospital.Visit;
import org.xinyi.city.hospital.World;
import org.xinyi.city.wire.Json;
import org.xinyi.city.wire.Pause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Commitment forms: opened to be read, then signed, by the patient or by a relative.
final class Forms {

    private static final int PER_REQUEST = 500;
    private static final int LOOKS = 40;
    private static final long LOOK_MS = 50;
    private static final String STROKES =
            Base64.getEncoder()
                    .encodeToString(
                            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M2 8L9 3L14 9\"/></svg>"
                                    .getBytes(StandardCharsets.UTF_8));

    private final World world;
    private final Town town;
    private final Bulk bulk;
    private final Ids ids;

    Forms(World world, Town town, Bulk bulk, Ids ids) {
        this.world = world;
        this.town = town;
        this.bulk = bulk;
        this.ids = ids;
    }

    void open(List<Visit> visits) {
        bulk.send(
                "forms opened",
                new Bulk.To(town.his(), "commitments/batch", "commitments", PER_REQUEST),
                visits.stream().filter(visit -> ids.patient(visit.person()) != null).toList(),
                this::form,
                (visit, form) -> ids.form(visit.number(), form.get("id").asLong()));
    }

    void sign(List<Visit> visits) {
        bulk.send(
                "forms signed",
                new Bulk.To(town.his(), "commitments/signatures/batch", "signatures", PER_REQUEST),
                visits.stream().filter(visit -> ids.form(visit.number()) != null).toList(),
                this::signature,
                (_, _) -> {});
        bulk.each(visits, this::awaitDecision);
    }

    /// Whoever has signed is told at the counter whether there is a line, before going on. A bank
    /// that takes its time is not waited for.
    private void awaitDecision(Visit visit) {
        @Nullable Long patient = ids.patient(visit.person());
        for (int look = 0; patient != null && look < LOOKS && isUndecided(patient); look++) {
            Pause.millis(LOOK_MS);
        }
    }

    private boolean isUndecided(long patient) {
        for (JsonNode one : town.his().read("patients/" + patient + "/line-applications")) {
            if (one.get("state").asString().equals("WAITING")) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode form(Visit visit) {
        return Json.object()
                .put("patient", Objects.requireNonNull(ids.patient(visit.person())))
                .put("scheme", world.scheme().name())
                .put("mode", mode(visit))
                .put("staffAssisted", false);
    }

    private ObjectNode signature(Visit visit) {
        ObjectNode signed =
                Json.object().put("commitment", Objects.requireNonNull(ids.form(visit.number())));
        ObjectNode given = signed.putObject("given");
        given.put("mode", mode(visit)).put("signature", STROKES).put("readToEnd", true);
        Person person = world.people().get(visit.person());
        @Nullable Long relative =
                person.guardian() == Person.NOBODY ? null : ids.patient(person.guardian());
        if (relative != null) {
            given.putObject("proxy")
                    .put("patient", relative)
                    .put("relation", person.isMinor(world.day()) ? "PARENT" : "OTHER_DIRECT_KIN");
        }
        return signed;
    }

    private String mode(Visit visit) {
        List<String> modes = world.scheme().signatureModes();
        return modes.get(visit.number() % modes.size());
    }
}
