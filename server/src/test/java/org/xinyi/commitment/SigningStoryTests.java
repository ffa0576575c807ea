package org.xinyi.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.commitment.CommitmentWorld.proxy;
import static org.xinyi.commitment.CommitmentWorld.sign;
import static org.xinyi.commitment.CommitmentWorld.signature;
import static org.xinyi.commitment.CommitmentWorld.with;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.people.Person;

/// How a promise comes about and ends.
@ServerTest
class SigningStoryTests {

    private final CommitmentWorld world;
    private final Commitments commitments;
    private final PatientId wang;

    SigningStoryTests(TestCities cities, BeanFactory beans, Commitments commitments) {
        this.world = new CommitmentWorld(cities, beans);
        this.commitments = commitments;
        this.wang = world.patient("王芳");
    }

    @Proves(
            value = {"F21", "F23", "F25", "F27"},
            in = "S04")
    @Test
    void aPatientSignsAtAKiosk() {
        String masked = world.person(wang).nameMasked();
        // 10 June, 9:00:00. The form appears: five regions, the patient masked.
        Api.Answer form = world.open(world.kiosk, wang, "S04").expect(201);
        assertThat(form.text("title.zh")).isEqualTo("诚信就医信用承诺书");
        assertThat(form.at("regions")).hasSize(5);
        assertThat(form.text("regions.1.lines.0.zh")).isEqualTo("姓名：" + masked);
        assertThat(form.text("pack")).isEqualTo("S04@1");
        assertThat(form.number("dwellSeconds")).isEqualTo(10);
        assertThat(form.text("signableAt")).isEqualTo("2020-06-10T01:00:10Z");
        String text = form.text("text");
        assertThat(form.text("textHash")).isEqualTo(Sm3.hex(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(text).contains("1. 本人提供的个人信息真实有效。", masked, "within 3 days, at once.");
        assertThat(text).doesNotContain("王芳", "13800135678");
        // 9:00:09. Too quick to have read it.
        long id = form.number("id");
        world.itIs("2020-06-10T09:00:09");
        Api.Answer early = sign(world.kiosk, id, signature());
        early.expectProblem(409, "reading-time-not-over");
        assertThat(early.text("earliest")).isEqualTo("2020-06-10T01:00:10Z");
        // 9:00:10. The signature counts.
        world.itIs("2020-06-10T09:00:10");
        Api.Answer signed = sign(world.kiosk, id, signature()).expect(201);
        assertThat(signed.number("id")).isEqualTo(id);
        assertThat(inForce(wang, "S04").id()).isEqualTo(new CommitmentId(id));
        assertThat(world.heard(wang)).singleElement().isInstanceOf(CommitmentSigned.class);
        // The copy is announced, and is there to print.
        assertThat(
                        world.kiosk
                                .get("patients/" + wang.value() + "/messages")
                                .text("messages.0.text"))
                .contains("连云港市诚信就医“医后付”", "编号" + id, "2020-06-10", "可随时撤销");
        assertThat(world.phoneOf(wang).get("commitments/" + id + "/copy").expect(200).body())
                .contains("诚信就医信用承诺书", "Commitment to honest care", masked, "data:image/svg+xml");
    }

    @Proves(
            value = {"F28", "F30"},
            in = "S04")
    @Test
    void aHusbandSignsAheadForHisWife() {
        PatientId husband = world.patient("李强");
        // 10 June. At the kiosk, without an account; who he is becomes evidence.
        long id = world.open(world.kiosk, wang, "S04").number("id");
        world.afterReading();
        Api.Answer signed = sign(world.kiosk, id, proxy(husband, Relation.SPOUSE)).expect(201);
        assertThat(signed.number("proxy")).isEqualTo(husband.value());
        assertThat(inForce(wang, "S04").proxy()).isEqualTo(husband);
        // Both get a copy, and he may read it.
        assertThat(messages(wang)).hasSize(1);
        assertThat(messages(husband)).hasSize(1);
        Api.Answer evidence =
                world.phoneOf(husband).get("commitments/" + id + "/evidence").expect(200);
        Person li = world.person(husband);
        String identity = li.nameMasked() + " " + li.idNumberMasked();
        assertThat(evidence.text("parts.proxy.identity")).isEqualTo(identity);
        assertThat(evidence.text("parts.proxy.relation")).isEqualTo("SPOUSE");
        assertThat(world.phoneOf(husband).get("commitments/" + id + "/copy").body())
                .contains(identity, "SPOUSE");
        // 12 June. She comes with her visit code alone.
        world.itIs("2020-06-12T08:00");
        assertThat(world.phoneOf(wang).get("commitments/" + id).expect(200).text("revokedAt"))
                .isEmpty();
    }

    @Test
    void aRelativeWhoSignsOnAPhoneIsConfirmedFamily() {
        PatientId husband = world.patient("李强");
        Api phone = world.phoneOf(husband);
        // 10 June. Nobody has confirmed that they are married.
        world.open(phone, wang, "S04").expectProblem(404, "patient-unknown");
        // Both confirm it; he signs in his own name, as what he is.
        world.areFamily(husband, Relation.SPOUSE, wang);
        long id = world.open(phone, wang, "S04").expect(201).number("id");
        world.afterReading();
        sign(phone, id, signature()).expectProblem(422, "proxy-not-named");
        sign(phone, id, proxy(husband, Relation.PARENT))
                .expectProblem(422, "family-tie-not-confirmed");
        sign(phone, id, proxy(husband, Relation.SPOUSE)).expect(201);
        // A stranger learns nothing of it.
        Api stranger = world.phoneOf(world.patient("赵六"));
        sign(stranger, id, signature()).expectProblem(404, "commitment-unknown");
        stranger.get("commitments/" + id).expectProblem(404, "commitment-unknown");
    }

    @Test
    void whoRevokesStillOwes() {
        // 10 June. Signed; treatment begins, charges arise.
        long id = world.signed(world.kiosk, wang, "S04");
        // 11 June. Revoked on the phone, with the bill open: accepted, and told what it means.
        world.itIs("2020-06-11T20:00");
        Api phone = world.phoneOf(wang);
        Api.Answer revoked = revoke(phone, id).expect(200);
        assertThat(revoked.text("revokedAt")).isEqualTo("2020-06-11T12:00:00Z");
        assertThat(revoked.text("notice.zh")).contains("已产生的欠费不因撤销而免除");
        assertThat(messages(wang).getFirst()).contains("已撤销", "已产生的欠费不因撤销而免除");
        assertThat(byScheme(wang, "S04")).isEmpty();
        assertThat(world.heard(wang).getLast()).isInstanceOf(CommitmentRevoked.class);
        // 12 June. Once more, at the window: the same answer, no second message.
        world.itIs("2020-06-12T09:00");
        assertThat(revoke(world.kiosk, id).expect(200).text("revokedAt"))
                .isEqualTo("2020-06-11T12:00:00Z");
        assertThat(messages(wang)).hasSize(2);
        assertThat(world.heard(wang)).hasSize(2);
        // A form that was signed and revoked is not signed again; a new one is.
        sign(world.kiosk, id, signature()).expectProblem(409, "commitment-already-signed");
        assertThat(world.signed(world.kiosk, wang, "S04")).isNotEqualTo(id);
        assertThat(phone.get("patients/" + wang.value() + "/commitments").at("commitments"))
                .hasSize(2);
    }

    @Proves(
            value = {"F01", "F16"},
            in = "S04")
    @Test
    void aSecondFormAnswersTheCommitmentInForce() {
        // 10 June. Two forms are opened, one at the kiosk, one on the phone.
        Api phone = world.phoneOf(wang);
        long atKiosk = world.open(world.kiosk, wang, "S04").number("id");
        long onPhone = world.open(phone, wang, "S04").number("id");
        world.afterReading();
        assertThat(sign(phone, onPhone, signature()).expect(201).number("id")).isEqualTo(onPhone);
        assertThat(sign(world.kiosk, atKiosk, signature()).expect(201).number("id"))
                .isEqualTo(onPhone);
        assertThat(world.heard(wang)).hasSize(1);
        // A third one says so at once.
        assertThat(world.open(phone, wang, "S04").expect(201).number("inForce")).isEqualTo(onPhone);
    }

    @Test
    void aFormThatWasLeftOpenIsOpenedAnew() {
        // 10 June, 9:00 to 9:30.
        long id = world.open(world.kiosk, wang, "S04").number("id");
        world.itIs("2020-06-10T09:30");
        Api.Answer late = sign(world.kiosk, id, signature());
        late.expectProblem(410, "signing-expired");
        assertThat(late.text("expiredAt")).isEqualTo("2020-06-10T01:30:00Z");
    }

    private Commitments.Commitment inForce(PatientId patient, String scheme) {
        Commitments.Commitment found =
                Objects.requireNonNull(byScheme(patient, scheme).get(patient));
        assertThat(world.city.city().call(() -> commitments.find(found.id()))).contains(found);
        return found;
    }

    private Map<PatientId, Commitments.Commitment> byScheme(PatientId patient, String scheme) {
        return world.city
                .city()
                .call(() -> commitments.inForce(List.of(patient, new PatientId(1)), scheme));
    }

    private List<String> messages(PatientId patient) {
        return world.kiosk
                .get("patients/" + patient.value() + "/messages")
                .expect(200)
                .at("messages")
                .valueStream()
                .map(message -> message.path("text").asString())
                .toList();
    }

    private static Api.Answer revoke(Api api, long id) {
        return api.post("commitments/" + id + "/revocation", with(Map.of(), "reason", "换成普通流程"));
    }
}
