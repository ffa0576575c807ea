package org.xinyi.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.commitment.CommitmentWorld.base64;
import static org.xinyi.commitment.CommitmentWorld.form;
import static org.xinyi.commitment.CommitmentWorld.proxy;
import static org.xinyi.commitment.CommitmentWorld.sign;
import static org.xinyi.commitment.CommitmentWorld.signature;
import static org.xinyi.commitment.CommitmentWorld.with;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.FamilyTies.Relation;

/// What is not accepted, by name; lists; and who sees what.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningRefusalsTests {

    private static final Map<String, Object> CHEN =
            Map.of("code", "D0815", "name", "陈医生", "signature", CommitmentWorld.STROKES);

    private final CommitmentWorld world;
    private PatientId wang;

    SigningRefusalsTests(TestCities cities, BeanFactory beans) {
        this.world = new CommitmentWorld(cities, beans);
        this.wang = world.patient("王芳");
    }

    @BeforeEach
    void begin() {
        wang = world.patient("王芳");
    }

    @Test
    void aFormNeedsAPatientASchemeAndAModeItOffers() {
        world.open(world.kiosk, new PatientId(1), "S04").expectProblem(404, "patient-unknown");
        world.open(world.kiosk, wang, "S99").expectProblem(422, "scheme-not-active");
        Api.Answer mode = world.kiosk.post("commitments", form(wang, "S04", "E_CREDENTIAL"));
        mode.expectProblem(422, "signature-mode-not-offered");
        assertThat(mode.at("offered")).hasSize(4);
    }

    @Test
    void aSignatureNeedsItsModeAndTheWholeForm() {
        long id = openAndRead("S04");
        sign(world.kiosk, id, with(signature(), "mode", "APP"))
                .expectProblem(422, "signature-mode-not-offered");
        sign(world.kiosk, id, with(signature(), "readToEnd", false))
                .expectProblem(422, "form-not-read-to-end");
    }

    @Test
    void aSignatureIsAPictureOrStrokes() {
        long id = openAndRead("S04");
        byte[] tooLarge = new byte[(64 << 10) + 1];
        for (String unreadable :
                List.of(
                        "no base64!",
                        base64("<html></html>"),
                        base64("<svg><script>alert(1)</script></svg>"),
                        base64("<svg onload=\"x()\"></svg>"),
                        Base64.getEncoder().encodeToString(tooLarge))) {
            sign(world.kiosk, id, with(signature(), "signature", unreadable))
                    .expectProblem(422, "signature-unreadable");
        }
        byte[] png = new byte[64 << 10];
        byte[] magic = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        System.arraycopy(magic, 0, png, 0, magic.length);
        sign(
                        world.kiosk,
                        id,
                        with(signature(), "signature", Base64.getEncoder().encodeToString(png)))
                .expect(201);
    }

    @Test
    void someSchemesWantThePatientsOwnHand() {
        long id = openAndRead("S10");
        sign(world.kiosk, id, proxy(world.patient("李强"), Relation.SPOUSE))
                .expectProblem(422, "proxy-not-allowed");
        sign(world.kiosk, id, signature()).expect(201);
    }

    @Test
    void whereLimitsAreSharedARelativeIsConfirmed() {
        PatientId son = world.patient("王小明");
        long id = openAndRead(CommitmentWorld.FAMILY);
        sign(world.kiosk, id, proxy(son, Relation.CHILD))
                .expectProblem(422, "family-tie-not-confirmed");
        // The tie was made the other way round: she pays for him.
        world.areFamily(wang, Relation.PARENT, son);
        sign(world.kiosk, id, proxy(son, Relation.PARENT))
                .expectProblem(422, "family-tie-not-confirmed");
        sign(world.kiosk, id, proxy(son, Relation.CHILD)).expect(201);
    }

    @Test
    void nobodyIsTheirOwnRelative() {
        long id = openAndRead("S04");
        sign(world.kiosk, id, proxy(wang, Relation.SPOUSE)).expectProblem(404, "patient-unknown");
    }

    @Test
    void someSchemesWantADoctorsSignatureToo() {
        long id = openAndRead(CommitmentWorld.DOCTOR);
        sign(world.kiosk, id, signature()).expectProblem(422, "doctor-signature-missing");
        sign(world.kiosk, id, with(signature(), "doctor", CHEN)).expect(201);
        assertThat(
                        world.finance
                                .get("commitments/" + id + "/evidence")
                                .expect(200)
                                .text("parts.doctor.code"))
                .isEqualTo("D0815");
    }

    @Test
    void theSameKeyAnswersAsBefore() {
        Api.Answer opened =
                world.kiosk
                        .post("commitments", form(wang, "S04", "KIOSK"), wang + "-1")
                        .expect(201);
        assertThat(
                        world.kiosk
                                .post("commitments", form(wang, "S04", "KIOSK"), wang + "-1")
                                .number("id"))
                .isEqualTo(opened.number("id"));
        world.kiosk
                .post("commitments", form(wang, "S04", "TABLET"), wang + "-1")
                .expectProblem(422, "idempotency-key-reused");
        world.afterReading();
        String path = "commitments/" + opened.number("id") + "/signature";
        world.kiosk.post(path, signature(), wang + "-2").expect(201);
        assertThat(world.kiosk.post(path, signature(), wang + "-2").expect(201).number("id"))
                .isEqualTo(opened.number("id"));
        world.kiosk
                .post(path, signature(), wang + "-3")
                .expectProblem(409, "commitment-already-signed");
        assertThat(world.heard(wang)).hasSize(1);
    }

    @Test
    void aListIsOpenedAndSignedItemByItem() {
        List<PatientId> patients =
                IntStream.range(0, 20)
                        .mapToObj(i -> world.patient("张小" + "一二三四五六七八九十".charAt(i % 10)))
                        .toList();
        Map<String, Object> forms = Map.of("commitments", forms(patients));
        Api.Answer opened = world.kiosk.post("commitments/batch", forms, "list-1").expect(200);
        assertThat(opened.text("results.7.problem.type")).isEqualTo("/problems/patient-unknown");
        assertThat(opened.text("results.8.done.pack")).isEqualTo("S04@1");
        assertThat(world.kiosk.post("commitments/batch", forms, "list-1").body())
                .isEqualTo(opened.body());

        world.afterReading();
        Api.Answer signed =
                world.kiosk
                        .post(
                                "commitments/signatures/batch",
                                Map.of("signatures", signatures(opened)))
                        .expect(200);
        assertThat(signed.text("results.7.problem.type")).isEqualTo("/problems/commitment-unknown");
        // The last form was a second one of the first patient.
        assertThat(signed.number("results.20.done.id"))
                .isEqualTo(signed.number("results.0.done.id"));
        assertThat(world.heard(patients.toArray(PatientId[]::new))).hasSize(19);
    }

    /// One form each, but the eighth is nobody's, and one more of the first.
    private static List<Map<String, Object>> forms(List<PatientId> patients) {
        return IntStream.range(0, patients.size() + 1)
                .mapToObj(i -> i == 7 ? new PatientId(1) : patients.get(i % patients.size()))
                .map(patient -> form(patient, "S04", "KIOSK"))
                .toList();
    }

    private static List<Map<String, Object>> signatures(Api.Answer opened) {
        return opened.at("results")
                .valueStream()
                .map(result -> result.path("done").path("id").asLong(1))
                .<Map<String, Object>>map(id -> Map.of("commitment", id, "given", signature()))
                .toList();
    }

    @Test
    void anotherHospitalAndAnotherPatientSeeNothing() {
        long id = world.signed(world.kiosk, wang, "S04");
        Api stranger = world.phoneOf(world.patient("赵六"));
        for (String path : List.of("", "/copy", "/evidence")) {
            stranger.get("commitments/" + id + path).expectProblem(404, "commitment-unknown");
        }
        world.otherKiosk.get("commitments/" + id).expectProblem(404, "commitment-unknown");
        world.otherKiosk
                .post("commitments/" + id + "/revocation", Map.of())
                .expectProblem(404, "commitment-unknown");
        assertThat(
                        world.otherKiosk
                                .get("patients/" + wang.value() + "/commitments")
                                .at("commitments"))
                .isEmpty();
        assertThat(world.otherKiosk.get("patients/" + wang.value() + "/messages").at("messages"))
                .isEmpty();
        String own = "patients/" + wang.value();
        stranger.get(own + "/commitments").expectProblem(404, "patient-unknown");
        stranger.get(own + "/messages").expectProblem(404, "patient-unknown");
        world.city.anyone().get(own + "/messages").expectProblem(401, "credential-missing");
    }

    private long openAndRead(String scheme) {
        long id = world.open(world.kiosk, wang, scheme).expect(201).number("id");
        world.afterReading();
        return id;
    }
}
