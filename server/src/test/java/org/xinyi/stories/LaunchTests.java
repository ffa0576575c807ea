package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.people.SampleNumbers;

/// Opening a scheme inside an app in which the patient is logged in already.
class LaunchTests extends Story {

    private static final String PHONE = "13912345678";
    private static final String NUMBER = SampleNumbers.resident(1988, 77);

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    LaunchTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
    }

    private AppServer hospitalsApp(String door) {
        return AppServer.registered(
                world,
                hospital.his(),
                Map.of("institution", hospital.id(), "name", "市一院", "door", door));
    }

    @Proves(value = "F02", in = "S02")
    @Test
    void inTheHospitalsMiniProgramNothingIsTyped() {
        new Begun(world).begins("S02");
        new InsurerDesk(world.sandbox()).insures(NUMBER, "郑十一", "1");
        AppServer miniProgram = hospitalsApp("MINI_PROGRAM");
        // 11 June: Zheng, whom the platform has never seen, taps in the hospital's mini-program.
        Api.Answer session = miniProgram.sends(miniProgram.taps("郑十一", NUMBER, PHONE)).expect(201);
        assertThat(session.text("name")).isEqualTo("郑**");
        assertThat(session.text("door")).isEqualTo("MINI_PROGRAM");
        Api phone = world.city().anyone().as(session.text("token"));
        long zheng = session.number("patient");
        // The form knows who it is and where; only the signature is Zheng's to give.
        Api.Answer form =
                phone.post(
                                "commitments",
                                Map.of(
                                        "patient",
                                        zheng,
                                        "scheme",
                                        "S02",
                                        "mode",
                                        "APP",
                                        "staffAssisted",
                                        false))
                        .expect(201);
        assertThat(form.text("door")).isEqualTo("MINI_PROGRAM");
        assertThat(form.at("nothingTyped").asBoolean()).isTrue();
        assertThat(form.text("text")).contains("郑**", "139****5678");
        world.passes(Resident.READING);
        phone.post(
                        "commitments/" + form.number("id") + "/signature",
                        Map.of("mode", "APP", "signature", Resident.STROKES, "readToEnd", true))
                .expect(201);
        World.eventually(
                () ->
                        assertThat(phone.get("patients/" + zheng + "/credit-lines").text("0.limit"))
                                .isEqualTo("2000.00"));
    }

    @Proves(
            value = {"F114", "F15", "F96"},
            in = "S14")
    @Test
    void manyAppsCarryTheService() {
        new Begun(world).begins("S14");
        // 11 June: the city's own app, WeChat's and Alipay's open the same scheme; people choose.
        for (String door : List.of("APP", "WECHAT", "ALIPAY")) {
            AppServer app =
                    AppServer.registered(
                            world, world.operator(), Map.of("name", "渠道" + door, "door", door));
            Api.Answer session = app.sends(app.taps("郑十一", NUMBER, PHONE)).expect(201);
            Api phone = world.city().anyone().as(session.text("token"));
            Map<String, Object> form =
                    Map.of(
                            "patient",
                            session.number("patient"),
                            "scheme",
                            "S14",
                            "mode",
                            "APP",
                            "staffAssisted",
                            false);
            assertThat(phone.post("commitments", form).expect(201).text("door")).isEqualTo(door);
        }
        // An app that is no door of the scheme, although it says so, opens another one at most.
        AppServer body =
                AppServer.registered(
                        world, world.operator(), Map.of("name", "信用主体", "door", "CREDIT_BODY"));
        Api.Answer session = body.sends(body.taps("郑十一", NUMBER, PHONE)).expect(201);
        world.city()
                .anyone()
                .as(session.text("token"))
                .post(
                        "commitments",
                        Map.of(
                                "patient", session.number("patient"),
                                "scheme", "S14",
                                "door", "APP",
                                "mode", "APP",
                                "staffAssisted", false))
                .expectProblem(422, "door-not-offered");
    }

    @Test
    void whatAnAppSignedCountsOnceAndSoon() {
        AppServer app = hospitalsApp("APP");
        Map<String, Object> tap = app.taps("郑十一", NUMBER, PHONE);
        // Somebody writes another name under the signature.
        Map<String, Object> forged = new HashMap<>(tap);
        forged.put("idNumber", SampleNumbers.resident(1960, 5));
        app.sends(forged).expectProblem(401, "launch-forged");
        app.sends(tap).expect(201);
        // It was overheard, and is sent again.
        app.sends(tap).expectProblem(401, "launch-used");
        // A clock is wrong, or it was kept for later.
        app.sends(app.taps("郑十一", NUMBER, PHONE, 600)).expectProblem(401, "launch-too-old");
        app.sends(app.taps("郑十一", NUMBER, PHONE, -600)).expectProblem(401, "launch-too-old");
        // The app brings another phone than the registered one, or another name.
        app.sends(app.taps("郑十一", NUMBER, "13900000000"))
                .expectProblem(409, "launch-phone-differs");
        app.sends(app.taps("李四", NUMBER, PHONE)).expectProblem(409, "name-differs");
        // The key is revoked.
        hospital.his().delete("apps/" + app.app()).expect(204);
        app.sends(app.taps("郑十一", NUMBER, PHONE)).expectProblem(401, "launch-forged");
        hospital.his().delete("apps/1").expectProblem(404, "app-unknown");
    }

    @Test
    void anAppBringsNoPhoneToSomebodyWhoIsKnownWithoutOne() {
        AppServer app = hospitalsApp("APP");
        // 11 June: the desk has registered Zheng, who named no phone.
        Map<String, Object> zheng =
                Map.of("name", "郑十一", "idKind", "RESIDENT_ID", "idNumber", NUMBER);
        hospital.his().post("patients", zheng).expect(201);
        app.sends(app.taps("郑十一", NUMBER, PHONE)).expectProblem(409, "launch-phone-differs");
        app.sends(app.taps("郑十一", NUMBER, PHONE)).expectProblem(409, "launch-phone-differs");
    }

    @Test
    void theSameRegistrationAgainIsTheSameAppWithItsSecret() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> wanted =
                Map.of("name", "市民App", "door", "APP", "institution", hospital.id());
        Api.Answer first = hospital.his().post("apps", wanted, key).expect(201);
        Api.Answer again = hospital.his().post("apps", wanted, key).expect(201);
        assertThat(again.number("app")).isEqualTo(first.number("app"));
        assertThat(again.text("secret")).isEqualTo(first.text("secret"));
        assertThat(hospital.his().get("apps").expect(200).json()).hasSize(1);
        Map<String, Object> other = new HashMap<>(wanted);
        other.put("name", "别的App");
        hospital.his().post("apps", other, key).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void aHospitalRegistersAppsOfItsOwnOnly() {
        hospital.his()
                .post("apps", Map.of("name", "市民App", "door", "APP"))
                .expectProblem(403, "role-not-yours-to-grant");
        hospitalsApp("APP");
        assertThat(hospital.his().get("apps").expect(200).json()).hasSize(1);
    }
}
