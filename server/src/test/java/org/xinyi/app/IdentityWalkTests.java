package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Value;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.access.Clients;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import tools.jackson.databind.JsonNode;

/// Calls every endpoint of a city without a credential and with credentials of others: strangers
/// learn nothing of a hospital and its patient, and change nothing.
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class IdentityWalkTests {

    /// Open to everyone, and why.
    private static final Map<String, String> OPEN =
            Map.ofEntries(
                    Map.entry("GET clock", "the city's time is no secret"),
                    Map.entry("GET live", "sums of a demonstration city"),
                    Map.entry("GET institutions", "a directory"),
                    Map.entry("GET institutions/{institution}/departments", "a directory"),
                    Map.entry("GET institutions/{institution}/prices", "prices are public"),
                    Map.entry("GET items", "what can be ordered is public"),
                    Map.entry("GET prices", "prices are public"),
                    Map.entry("POST callbacks/wechat/{merchant}", "signed by the channel"),
                    Map.entry("POST codes", "where a session begins"),
                    Map.entry("POST launches", "signed by the app that asks"),
                    Map.entry("POST patients/sessions", "where a session begins"),
                    Map.entry("POST staff/sessions", "where a session begins"));

    /// Answered to other houses and patients of the same city, and why.
    private static final Map<String, String> SHARED =
            Map.of(
                    "GET patients/{patient}", "one masked register for all hospitals",
                    "GET payees", "a directory of whom one pays");

    /// Every hospital of the city may write these, also where the patient never was.
    private static final Map<String, String> WRITTEN_BY_ALL =
            Map.of(
                    "PUT patients/{patient}/name",
                            "one register: who meets the patient corrects it",
                    "POST patients/{patient}/death", "one register: whoever learns of it says so");

    private static final Set<String> ECHOES = Set.of("problem", "debtor");

    private final CityWithPatients world;
    private final List<Walk.Step> steps;
    private final Api otherHouse;
    private final Api otherPatient;
    private final Api otherCity;

    IdentityWalkTests(TestCities cities, Clients clients, @Value("${local.server.port}") int port) {
        world = new CityWithPatients(cities);
        Api server = new Api("http://localhost:" + port + "/", "");
        steps = new Walk(server.get("openapi.json").expect(200).json(), world.ids()).steps();
        otherHouse = world.otherHouse();
        long stranger = world.patient("李小红", 2);
        otherPatient =
                world.city()
                        .operator()
                        .as(world.city().city().call(() -> session(clients, stranger)));
        otherCity =
                world.city()
                        .operator()
                        .as(
                                cities.create(Instant.parse("2020-06-10T01:00:00Z"))
                                        .city()
                                        .call(() -> session(clients, stranger)));
    }

    @Test
    void withoutACredentialNobodyGetsPastTheDoor() {
        assertThat(offences(world.city().anyone(), (step, answer) -> answer.status() != 401))
                .isEmpty();
    }

    @Test
    void aCredentialOfAnotherCityOpensNothing() {
        assertThat(offences(otherCity, (_, answer) -> answer.status() != 401)).isEmpty();
    }

    @Test
    void anotherHospitalLearnsAndChangesNothing() {
        assertThat(offences(otherHouse, this::isLeak)).isEmpty();
    }

    @Test
    void anotherPatientLearnsAndChangesNothing() {
        assertThat(offences(otherPatient, this::isLeak)).isEmpty();
    }

    @Test
    void whatIsOpenToEveryoneIsListedWithItsReason() {
        Set<String> open = new TreeSet<>();
        steps.stream().filter(Walk.Step::isOpen).forEach(step -> open.add(step.name()));

        assertThat(open).isEqualTo(new TreeSet<>(OPEN.keySet()));
        assertThat(steps)
                .extracting(Walk.Step::name)
                .containsAll(SHARED.keySet())
                .containsAll(WRITTEN_BY_ALL.keySet());
    }

    private interface Judge {
        boolean isOffence(Walk.Step step, Api.Answer answer);
    }

    private List<String> offences(Api caller, Judge judge) {
        List<String> offences = new ArrayList<>();
        for (Walk.Step step : steps) {
            if (!step.isOpen()) {
                Api.Answer answer = step.call(caller);
                if (judge.isOffence(step, answer)) {
                    offences.add(step.name() + " → " + answer.status() + " " + answer.body());
                }
            }
        }
        return offences;
    }

    /// Done on what the path names, or told in the body.
    private boolean isLeak(Walk.Step step, Api.Answer answer) {
        if (answer.status() >= 500) {
            return true;
        }
        if (answer.status() >= 300
                || SHARED.containsKey(step.name())
                || WRITTEN_BY_ALL.containsKey(step.name())) {
            return false;
        }
        return answer.body().isBlank() ? step.namesOwned() : tells(answer.json());
    }

    /// A refusal, and a list of debts, repeat the number that was asked for.
    private boolean tells(JsonNode node) {
        if (node.isNumber()) {
            return world.ids().containsValue(node.asLong());
        }
        if (node.isObject()) {
            return node.properties().stream()
                    .anyMatch(field -> !ECHOES.contains(field.getKey()) && tells(field.getValue()));
        }
        return node.valueStream().anyMatch(this::tells);
    }

    private static String session(Clients clients, long patient) {
        return clients.issue(
                        new Clients.NewClient(
                                Clients.Kind.PATIENT,
                                "phone",
                                Set.of(Role.PATIENT),
                                null,
                                new PatientId(patient),
                                null,
                                null))
                .token();
    }
}
