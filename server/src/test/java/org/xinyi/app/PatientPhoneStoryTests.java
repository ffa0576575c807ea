package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.access.CodeIssued;
import org.xinyi.access.OneTimeCodes;
import org.xinyi.people.SampleNumbers;

/// The phone is what a patient logs in with: no hospital can take it over.
@ServerTest
@RecordApplicationEvents
class PatientPhoneStoryTests {

    private static final String NEW = "13900000077";

    private final CityWithPatients world;
    private final OneTimeCodes codes;
    private final String path;

    PatientPhoneStoryTests(TestCities cities, OneTimeCodes codes) {
        this.world = new CityWithPatients(cities);
        this.codes = codes;
        this.path = "patients/" + world.id("patient") + "/phone";
    }

    @Test
    void aHospitalAddsTheFirstPhoneAndReplacesNone() {
        Api desk = world.city().key(world.id("institution"), "RECEPTION", "HOSPITAL_ADMIN");
        long unknown =
                desk.post("patients", Map.of("name", "无名氏", "idKind", "TEMPORARY"))
                        .expect(201)
                        .number("patient");
        String first = "patients/" + unknown + "/phone";
        desk.put(first, Map.of("phone", "13900000001")).expect(204);
        desk.put(first, Map.of("phone", "13900000001")).expect(204);
        desk.put(first, Map.of("phone", NEW)).expectProblem(409, "phone-already-set");

        for (Api one : new Api[] {desk, world.otherHouse()}) {
            one.put(path, Map.of("phone", NEW)).expectProblem(409, "phone-already-set");
            one.put(path, Map.of("phone", NEW, "code", "123456"))
                    .expectProblem(409, "phone-already-set");
        }
        assertThat(whoseIs(NEW)).isEmpty();
    }

    @Test
    void registeringAKnownNumberLeavesThePhoneAlone() {
        Map<String, String> known =
                Map.of(
                        "name",
                        "王小明",
                        "idKind",
                        "RESIDENT_ID",
                        "idNumber",
                        SampleNumbers.resident(1985, 1),
                        "phone",
                        NEW);
        assertThat(world.otherHouse().post("patients", known).expect(201).number("patient"))
                .isEqualTo(world.id("patient"));
        assertThat(whoseIs(NEW)).isEmpty();
        assertThat(whoseIs(CityWithPatients.PHONE)).contains(world.id("patient"));
    }

    @Test
    void aPatientReplacesThePhoneWithTheCodeSentToTheNewOne(ApplicationEvents events) {
        // The old phone opens the session, the new one proves that it is at hand.
        Map<String, String> login =
                Map.of(
                        "phone",
                        CityWithPatients.PHONE,
                        "code",
                        code(events, CityWithPatients.PHONE));
        Api session =
                world.city()
                        .anyone()
                        .as(
                                world.city()
                                        .anyone()
                                        .post("patients/sessions", login)
                                        .expect(201)
                                        .text("token"));
        session.put(path, Map.of("phone", NEW)).expectProblem(401, "code-wrong");
        String wrong = code(events, "13900000078");
        session.put(path, Map.of("phone", NEW, "code", wrong)).expectProblem(401, "code-wrong");
        session.put(path, Map.of("phone", NEW, "code", code(events, NEW))).expect(204);
        assertThat(whoseIs(NEW)).containsExactly(world.id("patient"));
        assertThat(whoseIs(CityWithPatients.PHONE)).doesNotContain(world.id("patient"));
    }

    @Test
    void whoHasLostThePhoneGoesToTheOperator(ApplicationEvents events) {
        Api operator = world.city().operator();
        operator.put(path, Map.of("phone", NEW)).expectProblem(401, "code-wrong");
        operator.put(path, Map.of("phone", NEW, "code", code(events, NEW))).expect(204);
        assertThat(whoseIs(NEW)).containsExactly(world.id("patient"));
    }

    private Long[] whoseIs(String phone) {
        return world.city()
                .operator()
                .post("patients/search", Map.of("phone", phone))
                .expect(200)
                .at("patients")
                .valueStream()
                .map(one -> one.get("id").asLong())
                .toArray(Long[]::new);
    }

    private String code(ApplicationEvents events, String phone) {
        world.city().city().run(() -> codes.issue(phone));
        return events.stream(CodeIssued.class).reduce((_, last) -> last).orElseThrow().code();
    }
}
