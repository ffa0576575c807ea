package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.people.SampleNumbers;
import tools.jackson.databind.JsonNode;

/// What people are recognised by at a desk. Whatever is not recognised names another way, and
/// nobody is turned away.
class RecognitionTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;
    private InsurerDesk insurer;
    private Desk desk;

    RecognitionTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        desk = new Desk(hospital);
        begun = new Begun(world);
        insurer = new InsurerDesk(world.sandbox());
    }

    @Proves(
            value = {"F15", "F19"},
            in = "S07")
    @Test
    void inMianyangOneCodeIsShownToTheDoctor() {
        // 11 June: Liu is registered. Nothing was said of credit, so it is not on credit yet.
        Resident liu = world.insured("刘小红", 1990);
        begun.opens(liu, "S07");
        OwnPhone phone = new OwnPhone(world, liu);
        Visit visit = hospital.registers(liu.id(), "OUTPATIENT");
        assertThat(because(visit.checksIn("S07", null, null))).isEqualTo("credit-not-asked-for");
        // After the registration Liu chooses it, on the phone.
        Api.Answer chosen = phone.chooses(visit, "S07").expect(200);
        assertThat(chosen.text("results.0.done.flow")).isEqualTo("CREDIT");
        // In the consulting room a code is shown, once; no later step asks for the phone.
        String code = phone.codeOf(liu);
        Api.Answer shown = desk.reads("QR_CODE", code, "S07").expect(201);
        assertThat(shown.number("patient")).isEqualTo(liu.id());
        assertThat(shown.at("accepted").asBoolean()).isTrue();
        assertThat(flow(visit.checksIn("S07", true, shown.number("recognition"))))
                .isEqualTo("CREDIT");
        visit.does(BLOOD, "1");
        visit.does(CT, "1");
        World.eventually(() -> assertThat(visit.total("billed")).isEqualTo("360.00"));
        // The same code again is no code; nor is one that waited too long.
        desk.reads("QR_CODE", code, "S07").expectProblem(422, "code-used");
        String late = phone.codeOf(liu);
        world.passes(Duration.ofMinutes(6));
        assertThat(words(desk.reads("QR_CODE", late, "S07"), "code-too-old"))
                .containsExactly("ID_NUMBER");
        desk.reads("QR_CODE", "XY00", "S07").expectProblem(422, "code-not-known");
    }

    @Test
    void whatTheSchemeDoesNotGoByLeavesTheVisitInTheOrdinaryFlow() {
        // 11 June: in Mianyang no face is looked at. The terminal knows Liu all the same.
        Resident liu = world.insured("刘小红", 1990);
        Resident wu = world.insured("吴八", 1990);
        begun.opens(liu, "S07");
        insurer.knowsFace(liu.number(), "ZmFjZS1vZi1saXU=");
        Api.Answer face = desk.reads("FACE", "ZmFjZS1vZi1saXU=", "S07").expect(201);
        assertThat(face.number("patient")).isEqualTo(liu.id());
        assertThat(face.at("accepted").asBoolean()).isFalse();
        assertThat(others(face)).containsExactly("QR_CODE", "ID_NUMBER");
        Visit visit = hospital.registers(liu.id(), "OUTPATIENT");
        assertThat(because(visit.checksIn("S07", true, face.number("recognition"))))
                .isEqualTo("identity-not-recognised");
        // Somebody else's code does not bring Liu's visit onto credit either.
        String another = new OwnPhone(world, wu).codeOf(wu);
        Api.Answer shown = desk.reads("QR_CODE", another, "S07").expect(201);
        assertThat(because(visit.checksIn("S07", true, shown.number("recognition"))))
                .isEqualTo("recognition-of-another");
        visit.does(CT, "1");
        visit.ends();
        assertThat(visit.total("done")).isEqualTo("300.00");
    }

    @Proves(value = "F15", in = "S02")
    @Test
    void itIsChosenWhenThePackSays() {
        // 11 June: in Beijing it is chosen when the number is taken; in Lianyungang, once.
        Resident wang = world.insured("王小红", 1990);
        begun.opens(wang, "S02");
        begun.opens(wang, "S04");
        Visit first = hospital.registers(wang.id(), "OUTPATIENT");
        assertThat(because(first.checksIn("S02", null, null))).isEqualTo("credit-not-asked-for");
        assertThat(flow(first.checksIn("S02", true, null))).isEqualTo("CREDIT");
        Visit second = hospital.registers(wang.id(), "OUTPATIENT");
        assertThat(flow(second.checksIn("S02", false, null))).isEqualTo("ORDINARY");
        Visit third = hospital.registers(wang.id(), "OUTPATIENT");
        assertThat(flow(third.checksIn("S04", null, null))).isEqualTo("CREDIT");
        // A stranger's phone chooses nothing.
        Resident li = world.insured("李小红", 1990);
        assertThat(new OwnPhone(world, li).chooses(third, "S04").text("results.0.problem.type"))
                .isEqualTo("/problems/visit-unknown");
    }

    @Proves(
            value = {"F105", "F111", "F112"},
            in = "S14")
    @Test
    void inShanghaiACodeIsEnough() {
        // 11 June: Chen is new in the city and shows the e-credential. No card, nothing typed.
        String number = SampleNumbers.resident(1986, 81);
        insurer.insures(number, "陈十二", "1");
        insurer.shows(number, "EC-1");
        begun.begins("S14");
        Api.Answer chen = desk.reads("E_CREDENTIAL", "EC-1", "S14").expect(201);
        assertThat(chen.text("name")).isEqualTo("陈**");
        assertThat(chen.at("accepted").asBoolean()).isTrue();
        Resident known = Resident.registered(world, "陈十二", number);
        assertThat(known.id()).isEqualTo(chen.number("patient"));
        begun.opens(known, "S14");
        Visit visit = hospital.registers(known.id(), "OUTPATIENT");
        assertThat(flow(visit.checksIn("S14", true, chen.number("recognition"))))
                .isEqualTo("CREDIT");
        visit.does(CT, "1");
        visit.ends();
        visit.settles("DOCTOR");
        assertThat(Visit.share(visit.settled(), "POOL")).isNotEqualTo("0.00");
        // The city code is the same person's.
        insurer.showsCityCode("陈十二", number, "SSM-1");
        assertThat(desk.reads("CITY_CODE", "SSM-1", "S14").expect(201).number("patient"))
                .isEqualTo(known.id());
    }

    @Proves(value = "F113", in = "S14")
    @Test
    void inShanghaiAChildHasACodeOnTheParentsPhone() {
        // 11 June: the child is six years old, and insured as a resident.
        Resident chen = world.insured("陈十二", 1986);
        begun.begins("S14");
        String childs = SampleNumbers.resident(2014, 82);
        insurer.insures(childs, "陈小宝", "390", "1");
        insurer.showsRelativeCode("陈小宝", childs, "陈十二", chen.number(), "SSM-2");
        Api.Answer child = desk.reads("RELATIVE_CODE", "SSM-2", "S14").expect(201);
        assertThat(child.text("by")).isEqualTo("RELATIVE_CODE");
        assertThat(child.number("through")).isEqualTo(chen.id());
        assertThat(child.at("accepted").asBoolean()).isTrue();
        Visit little = hospital.registers(child.number("patient"), "OUTPATIENT");
        little.checksIn("S14", true, child.number("recognition"));
        little.does(CT, "1");
        little.ends();
        assertThat(Visit.share(little.settled(), "POOL")).isNotEqualTo("0.00");
    }

    @Proves(
            value = {"F105", "F111"},
            in = "S13")
    @Test
    void inNantongTheECredentialSignsAndSettles() {
        // 11 June: at the kiosk Lu shows the e-credential, reads, and signs.
        String number = SampleNumbers.resident(1975, 83);
        insurer.insures(number, "陆十三", "1");
        insurer.shows(number, "EC-2");
        begun.begins("S13");
        Api.Answer lu = desk.reads("E_CREDENTIAL", "EC-2", "S13").expect(201);
        Map<String, Object> wanted =
                Map.of(
                        "patient", lu.number("patient"),
                        "scheme", "S13",
                        "door", "E_CREDENTIAL",
                        "mode", "E_CREDENTIAL",
                        "staffAssisted", false);
        Api.Answer form = hospital.his().post("commitments", wanted).expect(201);
        world.passes(Resident.READING);
        hospital.his()
                .post(
                        "commitments/" + form.number("id") + "/signature",
                        Map.of(
                                "mode",
                                "E_CREDENTIAL",
                                "signature",
                                Resident.STROKES,
                                "readToEnd",
                                true))
                .expect(201);
        Resident known = Resident.registered(world, "陆十三", number);
        known.waitsForLine("S13");
        Visit visit = hospital.registers(known.id(), "OUTPATIENT");
        assertThat(flow(visit.checksIn("S13", true, lu.number("recognition")))).isEqualTo("CREDIT");
        visit.does(CT, "1");
        visit.ends();
        JsonNode settlement = visit.settled();
        assertThat(Visit.share(settlement, "POOL")).isNotEqualTo("0.00");
        assertThat(known.owes()).isEqualTo(Visit.share(settlement, "PERSONAL"));
    }

    @Test
    void whoIsNotRecognisedOneWayIsRecognisedAnother() {
        Resident he = world.insured("何小红", 1985);
        begun.begins("S14");
        // 11 June: a token that nobody has, a token twice, a city code from before.
        assertThat(words(desk.reads("E_CREDENTIAL", "EC-0", "S14"), "code-not-known"))
                .contains("CITY_CODE", "ID_NUMBER");
        insurer.shows(he.number(), "EC-3");
        desk.reads("E_CREDENTIAL", "EC-3", "S14").expect(201);
        desk.reads("E_CREDENTIAL", "EC-3", "S14").expectProblem(422, "code-not-known");
        insurer.showsCityCode("何小红", he.number(), "SSM-3");
        world.passes(Duration.ofMinutes(6));
        desk.reads("CITY_CODE", "SSM-3", "S14").expectProblem(422, "code-not-known");
        // The insurer is away: the number on the card will do, and care goes on.
        world.fail("insurer");
        insurer.shows(he.number(), "EC-4");
        assertThat(
                        desk.reads("E_CREDENTIAL", "EC-4", "S14")
                                .expectProblem(502, "nobody-answers")
                                .at("others"))
                .isNotEmpty();
        Api.Answer card = desk.reads("ID_NUMBER", he.number(), "S14").expect(201);
        assertThat(card.number("patient")).isEqualTo(he.id());
        Visit visit = hospital.registers(card.number("patient"), "OUTPATIENT");
        visit.does(CT, "1");
        visit.ends();
        assertThat(visit.total("done")).isEqualTo("300.00");
        world.recover();
    }

    @Test
    void aChildsCodeIsOnTheParentsPhoneAndNobodyElses() {
        Resident mother = world.insured("王小红", 1990);
        Resident child = world.insured("王小宝", 2014);
        Resident stranger = world.insured("吴八", 1990);
        mother.paysFor(child, "PARENT");
        // 11 June: the mother shows the child's code; a stranger has none of it.
        String code = new OwnPhone(world, mother).codeOf(child);
        Api.Answer shown = desk.reads("QR_CODE", code, "S04").expect(201);
        assertThat(shown.number("patient")).isEqualTo(child.id());
        assertThat(shown.text("by")).isEqualTo("RELATIVE_CODE");
        assertThat(shown.number("through")).isEqualTo(mother.id());
        stranger.phone()
                .post("patients/" + child.id() + "/shown-codes", Map.of())
                .expectProblem(404, "patient-unknown");
    }

    @Test
    void aRepeatedRequestIsAnsweredAsBefore() {
        Resident he = world.insured("何小红", 1985);
        insurer.shows(he.number(), "EC-5");
        Map<String, Object> shown =
                Map.of("institution", hospital.id(), "by", "E_CREDENTIAL", "shown", "EC-5");
        Api.Answer first = hospital.his().post("recognitions", shown, "k-1").expect(201);
        Api.Answer again = hospital.his().post("recognitions", shown, "k-1").expect(201);
        assertThat(again.number("recognition")).isEqualTo(first.number("recognition"));
        Map<String, Object> other =
                Map.of("institution", hospital.id(), "by", "E_CREDENTIAL", "shown", "EC-6");
        hospital.his()
                .post("recognitions", other, "k-1")
                .expectProblem(422, "idempotency-key-reused");
    }

    private static String flow(JsonNode checkedIn) {
        return checkedIn.get("flow").asString();
    }

    /// Why it is the ordinary flow.
    private static String because(JsonNode checkedIn) {
        assertThat(flow(checkedIn)).isEqualTo("ORDINARY");
        return checkedIn.get("because").asString();
    }

    private static List<String> words(Api.Answer refused, String type) {
        return others(refused.expectProblem(422, type));
    }

    private static List<String> others(Api.Answer answer) {
        return answer.at("others").valueStream().map(JsonNode::asString).toList();
    }
}
