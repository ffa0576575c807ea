package org.xinyi.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.access.Clients;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;

@ServerTest
@RecordApplicationEvents
@TestInstance(Lifecycle.PER_CLASS)
class PatientApiTests {

    private final TestCity city;
    private final Clients clients;
    private final Patients patients;
    private final Api desk;

    PatientApiTests(TestCities cities, Clients clients, Patients patients) {
        this.city = cities.create(Instant.parse("2020-06-10T00:00:00Z"));
        this.clients = clients;
        this.patients = patients;
        this.desk = city.key(7, "RECEPTION");
    }

    @Test
    void theSameRequestIsAnsweredAsBefore() {
        Map<String, String> unidentified = Map.of("name", "无名氏", "idKind", "TEMPORARY");
        long first = desk.post("patients", unidentified, "k1").expect(201).number("patient");

        assertThat(desk.post("patients", unidentified, "k1").number("patient")).isEqualTo(first);
        assertThat(desk.post("patients", unidentified, "k2").number("patient")).isNotEqualTo(first);
        desk.post("patients", person("王小明", 1), "k1").expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void aListIsDoneRowByRowAndAnsweredAsBefore() {
        Map<String, String> wrong = new HashMap<>(person("李四", 12));
        wrong.put("idNumber", "320706198505200120");
        Map<String, Object> list =
                Map.of("patients", List.of(person("张三", 11), wrong, person("王五", 13)));
        Api.Answer answer = desk.post("patients/batch", list, "b1").expect(200);

        assertThat(answer.number("results.0.done.patient")).isPositive();
        assertThat(answer.text("results.1.problem.type")).isEqualTo("/problems/id-number-invalid");
        assertThat(answer.number("results.2.done.patient")).isPositive();
        assertThat(desk.post("patients/batch", list, "b1").json()).isEqualTo(answer.json());
    }

    @Test
    void aListHasAnEnd() {
        List<Map<String, String>> many =
                IntStream.range(0, 5_001).mapToObj(_ -> person("王小明", 1)).toList();
        desk.post("patients/batch", Map.of("patients", many)).expectProblem(400, "body-invalid");
    }

    @Test
    void staffSeeAnyPatientMaskedAndAPatientOnlyThemselves() {
        long one = register("王小明", 21);
        long other = register("李小红", 22);
        Api session = session(one);

        assertThat(city.key(8, "DOCTOR").get("patients/" + one).expect(200).text("name"))
                .isEqualTo("王**");
        assertThat(session.get("patients/" + one).expect(200).body())
                .doesNotContain("小明", SampleNumbers.resident(1985, 21));
        session.get("patients/" + other).expectProblem(404, "patient-unknown");
        session.put("patients/" + other + "/phone", Map.of("phone", "13800000000"))
                .expectProblem(404, "patient-unknown");
        session.post("patients/search", Map.of("phone", "13800000000"))
                .expectProblem(403, "role-missing");
        session.post("patients", person("王小明", 21)).expectProblem(403, "role-missing");
        city.anyone().get("patients/" + one).expectProblem(401, "credential-missing");
        desk.get("patients/1").expectProblem(404, "patient-unknown");
    }

    @Test
    void aPatientIsFoundByNumberAndByPhone() {
        long patient = register("王小明", 31);
        desk.put("patients/" + patient + "/phone", Map.of("phone", "13800000031")).expect(204);

        String number = SampleNumbers.resident(1985, 31);
        Api.Answer byNumber =
                desk.post("patients/search", Map.of("idKind", "RESIDENT_ID", "idNumber", number));
        assertThat(byNumber.number("patients.0.id")).isEqualTo(patient);
        assertThat(byNumber.body()).doesNotContain(number, "13800000031");
        assertThat(
                        desk.post("patients/search", Map.of("phone", "13800000031"))
                                .number("patients.0.id"))
                .isEqualTo(patient);
        desk.post("patients/search", Map.of("idKind", "RESIDENT_ID"))
                .expectProblem(400, "search-incomplete");
        desk.put("patients/" + patient + "/phone", Map.of("phone", "110"))
                .expectProblem(422, "phone-invalid");
    }

    @Test
    void anUnidentifiedPatientIsIdentifiedLater() {
        long known = register("王小明", 41);
        Map<String, String> unidentified = Map.of("name", "无名氏", "idKind", "TEMPORARY");
        Api.Answer arrived = desk.post("patients", unidentified).expect(201);
        long patient = arrived.number("patient");
        assertThat(arrived.text("temporaryNumber")).isEqualTo("T" + patient);
        assertThat(desk.get("patients/" + patient).text("idNumber")).isEmpty();
        String identity = "patients/" + patient + "/identity";

        Api.Answer taken =
                desk.post(identity, person("王小明", 41))
                        .expectProblem(409, "identity-belongs-to-another");
        assertThat(taken.number("patient")).isEqualTo(known);
        desk.post(identity, unidentified).expectProblem(422, "id-number-invalid");
        desk.post(identity, person("李小红", 42)).expect(204);
        desk.post(identity, person("李小红", 42)).expect(204);

        assertThat(desk.get("patients/" + patient).text("name")).isEqualTo("李**");
        assertThat(register("李小红", 42)).isEqualTo(patient);
        desk.post(identity, person("李小红", 44)).expectProblem(409, "patient-already-identified");
    }

    @Test
    void aChangedNameIsFollowed() {
        long patient = register("王小明", 51);
        Api.Answer differs =
                desk.post("patients", person("王大明", 51)).expectProblem(409, "name-differs");
        assertThat(differs.number("patient")).isEqualTo(patient);

        city.operator().put("patients/" + patient + "/name", Map.of("name", "王大明")).expect(204);
        assertThat(register("王大明", 51)).isEqualTo(patient);
    }

    @Test
    void aDeathIsRecordedOnce(ApplicationEvents events) {
        PatientId patient = new PatientId(register("王小明", 61));
        String death = "patients/" + patient.value() + "/death";
        Api operator = city.operator();

        operator.post(death, Map.of("diedOn", "2020-06-11"))
                .expectProblem(422, "death-date-invalid");
        operator.post(death, Map.of("diedOn", "1985-05-19"))
                .expectProblem(422, "death-date-invalid");
        desk.post(death, Map.of("diedOn", "2020-06-09")).expectProblem(403, "role-missing");
        var diedOn = java.time.LocalDate.of(2020, 6, 9);
        city.city().run(() -> patients.recordDeath(patient, diedOn));
        operator.post(death, Map.of("diedOn", "2020-06-09")).expect(204);
        city.city().run(() -> patients.recordDeath(patient, diedOn));

        assertThat(events.stream(PatientDied.class))
                .containsExactly(new PatientDied(patient, diedOn));
        operator.post(death, Map.of("diedOn", "2020-06-08"))
                .expectProblem(409, "death-already-recorded");
        assertThat(desk.get("patients/" + patient.value()).text("diedOn")).isEqualTo("2020-06-09");
    }

    private long register(String name, int number) {
        return desk.post("patients", person(name, number)).expect(201).number("patient");
    }

    private static Map<String, String> person(String name, int number) {
        return Map.of(
                "name",
                name,
                "idKind",
                "RESIDENT_ID",
                "idNumber",
                SampleNumbers.resident(1985, number));
    }

    private Api session(long patient) {
        return city.operator()
                .as(
                        city.city()
                                .call(
                                        () ->
                                                clients.issue(
                                                                new Clients.NewClient(
                                                                        Clients.Kind.PATIENT,
                                                                        "phone",
                                                                        Set.of(Role.PATIENT),
                                                                        null,
                                                                        new PatientId(patient),
                                                                        null,
                                                                        null))
                                                        .token()));
    }
}
