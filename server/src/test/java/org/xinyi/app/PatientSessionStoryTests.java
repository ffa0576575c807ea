package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.access.CodeIssued;
import org.xinyi.access.OneTimeCodes;
import org.xinyi.people.SampleNumbers;

@ServerTest
@RecordApplicationEvents
class PatientSessionStoryTests {

    private final CityWithPatients world;
    private final OneTimeCodes codes;

    PatientSessionStoryTests(TestCities cities, OneTimeCodes codes) {
        this.world = new CityWithPatients(cities);
        this.codes = codes;
    }

    @Test
    void aPatientLogsInByPhoneAndReadsTheOwnBillAlone(ApplicationEvents events) {
        // 9:00: the code arrives; it is good for one session.
        String code = codeBySms(events);
        Api.Answer session = login(code, null).expect(201);
        assertThat(session.number("patient")).isEqualTo(world.id("patient"));
        assertThat(session.text("name")).isEqualTo("王**");
        login(code, null).expectProblem(401, "code-wrong");

        // The own bill is there, another's is not.
        Api phone = world.city().operator().as(session.text("token"));
        phone.get("visits/" + world.id("visit") + "/bill").expect(200);
        long otherVisit = world.register(world.patient("李小红", 2));
        phone.get("visits/" + otherVisit + "/bill").expectProblem(404, "visit-unknown");
        phone.get("patients/" + world.id("patient")).expect(200);

        // 30 days later the session is over.
        world.city().moveTo(Instant.parse("2020-07-10T01:00:00Z"));
        phone.get("visits/" + world.id("visit") + "/bill").expectProblem(401, "credential-expired");
    }

    @Test
    void aFamilyThatSharesAPhoneSaysWhoItIs(ApplicationEvents events) {
        long wife = world.patient("李小红", 2);
        String code = codeBySms(events);

        Api.Answer asked = login(code, null).expectProblem(409, "phone-of-several-patients");
        assertThat(asked.number("patients")).isEqualTo(2);
        assertThat(login(code, end(2)).expect(201).number("patient")).isEqualTo(wife);
    }

    @Test
    void aWrongEndOfTheNumberSpendsTheCode(ApplicationEvents events) {
        String code = codeBySms(events);

        login(code, "0000").expectProblem(404, "phone-of-no-patient");
        login(code, end(1)).expectProblem(401, "code-wrong");
    }

    @Test
    void fiveWrongCodesSpendTheRightOne(ApplicationEvents events) {
        String code = codeBySms(events);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int attempt = 0; attempt < 5; attempt++) {
            login(wrong, null).expectProblem(401, "code-wrong");
        }

        login(code, null).expectProblem(401, "code-wrong");
    }

    @Test
    void aCodeIsGoodForFiveMinutes(ApplicationEvents events) {
        String code = codeBySms(events);
        world.city().moveTo(Instant.parse("2020-06-10T01:05:00Z"));

        login(code, null).expectProblem(401, "code-wrong");
    }

    private String codeBySms(ApplicationEvents events) {
        world.city().city().run(() -> codes.issue(CityWithPatients.PHONE));
        return events.stream(CodeIssued.class).reduce((_, last) -> last).orElseThrow().code();
    }

    private Api.Answer login(String code, @Nullable String end) {
        Map<String, String> login = new HashMap<>();
        login.put("phone", CityWithPatients.PHONE);
        login.put("code", code);
        if (end != null) {
            login.put("idNumberEnd", end);
        }
        return world.city().anyone().post("patients/sessions", login);
    }

    private static String end(int number) {
        return SampleNumbers.resident(1985, number).substring(14);
    }
}
