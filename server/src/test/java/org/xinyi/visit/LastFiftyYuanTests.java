package org.xinyi.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.ServerTest;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PatientId;
import tools.jackson.databind.JsonNode;

/// A line whose limit is about to be reached, cut, raised, and looked back upon.
@ServerTest
class LastFiftyYuanTests {

    private static final String MORNING = "2020-06-10T01:00:00Z";

    private final VisitWorld world;
    private final Api second;
    private final long secondHospital;
    private final long secondClinic;

    LastFiftyYuanTests(ApplicationContext context) {
        this.world = new VisitWorld(context, Instant.parse(MORNING));
        world.activate("S04", "2020-06-10");
        this.secondHospital = world.hospital("223456789012", "市二院");
        this.secondClinic = world.department(secondHospital, "CLINIC");
        this.second =
                world.city()
                        .key(secondHospital, "RECEPTION", "DOCTOR", "HOSPITAL_ADMIN", "FINANCE");
        VisitItems.sellAt(world.city(), secondHospital, second);
    }

    @Test
    @NastyDay(19)
    void ofTwoHospitalsInTheSameMomentOneHoldsAndTheOtherGoesOnInTheOrdinaryFlow() {
        for (int round = 0; round < 5; round++) {
            PatientId patient = world.patient();
            LineId line = world.line(patient, "S04", "50.00");
            long here = visit(world.his(), world.hospital(), world.department("CLINIC"), patient);
            long there = visit(second, secondHospital, secondClinic, patient);
            CyclicBarrier together = new CyclicBarrier(2);
            List<JsonNode> placed =
                    Stream.of(
                                    order(together, world.his(), here, world.department("CLINIC")),
                                    order(together, second, there, secondClinic))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();

            assertThat(placed)
                    .extracting(one -> one.get("funding").asString())
                    .containsExactlyInAnyOrder("CREDIT", "ORDINARY");
            assertThat(placed)
                    .allSatisfy(one -> assertThat(one.get("order").asLong()).isPositive());
            assertThat(meter(patient, line).get("available").asString()).isEqualTo("10.00");
        }
    }

    @Test
    @NastyDay(20)
    void aLimitCutBelowWhatIsHeldHonoursOldHoldsAndTakesNoNewOne() {
        PatientId patient = world.patient();
        LineId line = world.line(patient, "S04", "100.00");
        long visit = visit(world.his(), world.hospital(), world.department("CLINIC"), patient);
        // 9:00: 40.00 are held.
        JsonNode first = ordered(world.his(), visit, world.department("CLINIC"));
        assertThat(first.get("funding").asString()).isEqualTo("CREDIT");
        // 10:00: the limit is cut to 10.00.
        world.at("2020-06-10T02:00:00Z");
        set(line, "10.00").expect(201);
        assertThat(meter(patient, line).get("available").asString()).isEqualTo("-30.00");
        JsonNode refused = ordered(world.his(), visit, world.department("CLINIC"));
        assertThat(refused.get("funding").asString()).isEqualTo("ORDINARY");
        assertThat(world.confirm(first.get("order").asLong(), "DONE").text("results.0.done.charge"))
                .isEqualTo("40.00");
        // 11:00: it is raised again.
        world.at("2020-06-10T03:00:00Z");
        set(line, "200.00").expect(201);
        assertThat(
                        ordered(world.his(), visit, world.department("CLINIC"))
                                .get("funding")
                                .asString())
                .isEqualTo("CREDIT");
        // Looking back.
        assertThat(then(line, "2020-06-10T01:30:00Z").text("available")).isEqualTo("60.00");
        assertThat(then(line, "2020-06-10T02:30:00Z").text("available")).isEqualTo("-30.00");
        assertThat(then(line, "2020-06-10T03:00:00Z").text("held")).isEqualTo("80.00");
        world.operator()
                .get("credit-lines/" + line.value() + "/at?moment=2020-06-09T00:00:00Z")
                .expectProblem(404, "line-unknown");
    }

    private Api.Answer set(LineId line, String limit) {
        return world.operator()
                .post("credit-lines/" + line.value() + "/limits", Map.of("limit", limit));
    }

    private Api.Answer then(LineId line, String moment) {
        return world.operator()
                .get("credit-lines/" + line.value() + "/at?moment=" + moment)
                .expect(200);
    }

    private JsonNode meter(PatientId patient, LineId line) {
        JsonNode lines =
                world.operator()
                        .get("patients/" + patient.value() + "/credit-lines")
                        .expect(200)
                        .json();
        for (JsonNode one : lines) {
            if (one.get("id").asLong() == line.value()) {
                return one;
            }
        }
        throw new AssertionError("No " + line + " in " + lines);
    }

    private static long visit(Api his, long hospital, long clinic, PatientId patient) {
        long visit =
                his.post(
                                "visits",
                                Map.of(
                                        "visits",
                                        List.of(
                                                Map.of(
                                                        "patient",
                                                        patient.value(),
                                                        "institution",
                                                        hospital,
                                                        "department",
                                                        clinic,
                                                        "kind",
                                                        "OUTPATIENT"))))
                        .expect(200)
                        .number("results.0.done");
        his.post(
                        "visits/check-ins",
                        Map.of("checkIns", List.of(Map.of("visit", visit, "credit", true))))
                .expect(200);
        return visit;
    }

    private static CompletableFuture<JsonNode> order(
            CyclicBarrier together, Api his, long visit, long clinic) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        together.await();
                    } catch (Exception broken) {
                        throw new IllegalStateException(broken);
                    }
                    return ordered(his, visit, clinic);
                });
    }

    /// Two of blood: 40.00.
    private static JsonNode ordered(Api his, long visit, long clinic) {
        return his.post(
                        "orders",
                        Map.of(
                                "orders",
                                List.of(
                                        Map.of(
                                                "visit",
                                                visit,
                                                "item",
                                                VisitWorld.BLOOD,
                                                "department",
                                                clinic,
                                                "quantity",
                                                "2"))))
                .expect(200)
                .at("results.0.done");
    }
}
