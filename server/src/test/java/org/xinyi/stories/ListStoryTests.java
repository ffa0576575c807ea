package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// Lists of schemes: who puts whom on them, what follows, and what ends it. A list changes how a
/// visit is funded, never whether it happens.
class ListStoryTests extends Story {

    private static final Map<String, Object> EVIDENCE =
            Map.of(
                    "reason",
                    "多次联系后明确拒绝付款",
                    "evidenceName",
                    "催缴记录.pdf",
                    "evidence",
                    Base64.getEncoder().encodeToString("催缴记录".getBytes(StandardCharsets.UTF_8)));

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;
    private Outside outside;

    ListStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
        outside = new Outside(world);
    }

    @Proves(
            value = {"F137", "F138", "F139", "F140"},
            in = "S06")
    @Test
    void inZhuhaiTheHospitalUploadsTheCityDecidesAndPayingEndsIt() {
        // 11 June: a bank carries the bill; it is to be paid in 56 days, by 6 August.
        Resident wang = world.insured("王小明", 1990);
        begun.opens(wang, "S06");
        hospital.visit(wang, "S06");
        long bill = wang.bills().at("bills").get(0).get("obligation").asLong();
        String upload = "obligations/" + bill + "/black-list-uploads";
        // A hospital cannot upload whomever it likes: the bill is not even due.
        finance().post(upload, EVIDENCE).expectProblem(409, "not-to-be-listed");
        remindedCalledAndTold();
        // 6 September: thirty days overdue. Nothing happens by itself, nor without evidence.
        world.itIs("2020-09-06T12:00");
        assertThat(wang.standing("S06")).isEqualTo("LIMITED");
        long draft = finance().get("follow-up/drafts").expect(200).number("drafts.0.id");
        finance()
                .post("follow-up/drafts/" + draft + "/release", Map.of())
                .expectProblem(409, "evidence-needed");
        // The hospital uploads; the hospital's own people do not decide, the city's do.
        long proposal = finance().post(upload, EVIDENCE).expect(201).number("proposal");
        finance()
                .post("proposals/" + proposal + "/approval", Map.of())
                .expectProblem(404, "proposal-unknown");
        assertThat(wang.standing("S06")).isEqualTo("LIMITED");
        outside.approved(proposal);
        assertThat(wang.standing("S06")).isEqualTo("LISTED");
        // The insurer is told, and suspends the benefits; the credit platform, without consent, is
        // not. Care goes on and the patient bears all of it for now.
        World.eventually(() -> assertThat(benefits(wang)).isEqualTo("2"));
        assertThat(outside.told(wang)).isEmpty();
        world.itIs("2020-09-07T09:00");
        assertThat(poolOf(wang)).isEqualTo("0.00");
        // 8 September: everything is paid; off the list at once, and the benefits run again.
        world.itIs("2020-09-08T09:00");
        wang.paysByWallet();
        assertThat(wang.standing("S06")).isEqualTo("CLEAR");
        World.eventually(() -> assertThat(benefits(wang)).isEqualTo("1"));
        world.itIs("2020-09-09T09:00");
        assertThat(poolOf(wang)).isNotEqualTo("0.00");
    }

    @Proves(
            value = {"F137", "F141", "F145", "F51", "F53"},
            in = "S09")
    @Test
    void inXiamenTheThirdBillInArrearsRestrictsTheService() {
        // 11 June: three bills, due a day apart from the 18th on.
        Resident wang = world.resident("王小明", 1985);
        begun.opens(wang, "S09");
        small(wang);
        world.itIs("2020-06-12T09:00");
        small(wang);
        world.itIs("2020-06-13T09:00");
        small(wang);
        // 19 June: two overdue; the service goes on.
        world.itIs("2020-06-19T12:00");
        assertThat(wang.standing("S09")).isEqualTo("LIMITED");
        assertThat(flow(wang, "S09")).isEqualTo("CREDIT");
        // 20 June: the third of “three or more”. Restricted for a year, on the city's list, points
        // affected.
        world.itIs("2020-06-20T12:00");
        assertThat(wang.standing("S09")).isEqualTo("LISTED");
        assertThat(flow(wang, "S09")).isEqualTo("ORDINARY");
        outside.isTold(wang, "LISTED");
        assertThat(effects(wang))
                .containsExactlyInAnyOrder("CREDIT_SUSPENDED", "POINTS_LOWERED", "CITY_LIST");
        // No document says how many points: the effect stands in the pack's own words, without a
        // number and without an end.
        Api.Answer listing = listings(wang);
        int points = effects(wang).indexOf("POINTS_LOWERED");
        assertThat(listing.text("0.effects.%d.legalBasis.zh".formatted(points)))
                .isEqualTo("同时也影响其信用积分");
        assertThat(listing.at("0.effects").get(points).propertyNames())
                .containsExactlyInAnyOrder("effect", "legalBasis", "liftedByPayment");
        // The restriction ends after its year, whatever became of the points.
        assertThat(closedUntil(wang, "S09")).startsWith("2021-06-20");
        // 21 June: all is paid; the city's list is told so, the year runs on.
        world.itIs("2020-06-21T09:00");
        wang.paysByWallet();
        outside.isTold(wang, "LISTED", "RETRACTED");
        assertThat(wang.standing("S09")).isEqualTo("SUSPENDED");
        assertThat(listings(wang).at("0.effects").get(points).has("endedAt")).isFalse();
        // What is known now changes nothing of how things once were.
        String then = "patients/" + wang.id() + "/standing/at?moment=2020-06-19T15:00:00Z";
        assertThat(wang.phone().get(then).expect(200).json().toString())
                .contains("{\"scheme\":\"S09\",\"standing\":\"LIMITED\"}");
    }

    @Proves(value = "F137", in = "S09")
    @Test
    void aHospitalSpeaksForSomebodyAndTheCityTrustsThem() {
        begun.begins("S09");
        begun.begins("S06");
        Resident wang = world.insured("王小明", 1985);
        Api finance = finance();
        // 11 June: uploaded with evidence, decided by the city. Where a scheme keeps no white list
        // there is none.
        finance.post("white-list-uploads", white(wang, "S06")).expectProblem(422, "list-not-kept");
        long proposal =
                finance.post("white-list-uploads", white(wang, "S09"))
                        .expect(201)
                        .number("proposal");
        assertThat(whiteListings(wang)).isEmpty();
        assertThat(finance.get("list-uploads").expect(200).text("uploads.0.state"))
                .isEqualTo("WAITING");
        outside.approved(proposal);
        assertThat(whiteListings(wang)).hasSize(1);
        assertThat(finance.get("list-uploads").expect(200).text("uploads.0.state"))
                .isEqualTo("TAKEN");
        // 12 June: taken off again.
        world.itIs("2020-06-12T09:00");
        long entry = whiteListings(wang).get(0).get("entry").asLong();
        world.city()
                .person(null, "OPERATOR")
                .post("white-listings/" + entry + "/end", Map.of())
                .expect(204);
        assertThat(whiteListings(wang).get(0).has("endedAt")).isTrue();
    }

    @Proves(value = "F141", in = "S02")
    @Test
    void inBeijingMoreThanSixActsCancelTheCredit() {
        // 11 June: a bill; six acts that two people have recorded.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S02");
        hospital.visit(wang, "S02");
        for (int i = 0; i < 6; i++) {
            outside.decidedByTwo(
                    "dishonest-acts",
                    Map.of("person", wang.id(), "scheme", "S02", "reason", "冒用他人信息 " + i));
        }
        // Six are not more than six.
        assertThat(flow(wang, "S02")).isEqualTo("CREDIT");
        // 18 June, 11:00: the bill falls due unpaid. That is the seventh.
        world.itIs("2020-06-18T12:00");
        assertThat(flow(wang, "S02")).isEqualTo("ORDINARY");
        assertThat(effects(wang)).containsExactly("CREDIT_CANCELLED");
        // 19 June: paying does not bring it back; nobody who was cancelled is admitted anew.
        world.itIs("2020-06-19T09:00");
        wang.paysByWallet();
        assertThat(flow(wang, "S02")).isEqualTo("ORDINARY");
    }

    @Proves(value = "F141", in = "S02")
    @Test
    void theSeventhActRecordedByHandCancelsAtOnce() {
        // 11 June: a bill, paid the same day, and six acts.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S02");
        hospital.visit(wang, "S02");
        wang.paysByWallet();
        for (int i = 1; i <= 6; i++) {
            isRecorded(wang, i);
        }
        assertThat(flow(wang, "S02")).isEqualTo("CREDIT");
        // The seventh: cancelled at once, on its legal basis, and Wang is told and may appeal.
        isRecorded(wang, 7);
        assertThat(flow(wang, "S02")).isEqualTo("ORDINARY");
        assertThat(effects(wang)).containsExactly("CREDIT_CANCELLED");
        // An eighth lists nobody twice.
        isRecorded(wang, 8);
        assertThat(listings(wang).json()).hasSize(1);
        // Care goes on.
        Visit visit = hospital.registers(wang.id(), "OUTPATIENT");
        visit.checksIn("S02");
        visit.does(BLOOD, "1");
        assertThat(visit.total("done")).isEqualTo("60.00");
    }

    private void isRecorded(Resident who, int act) {
        outside.decidedByTwo(
                "dishonest-acts",
                Map.of("person", who.id(), "scheme", "S02", "reason", "冒用他人信息 " + act));
    }

    /// Somebody of the hospital who has just signed in.
    private Api finance() {
        return world.city().person(hospital.id(), "FINANCE");
    }

    /// 7 August: reminded; 13 August: called; 2 September: told what may come.
    private void remindedCalledAndTold() {
        world.itIs("2020-08-08T12:00");
        world.itIs("2020-08-14T12:00");
        outside.callsEverybody();
        world.itIs("2020-09-02T12:00");
        outside.everythingArrived();
    }

    private void small(Resident who) {
        Visit visit = hospital.receives(who, "S09");
        visit.does(BLOOD, "1");
        visit.ends();
        visit.settled();
    }

    private String flow(Resident who, String scheme) {
        Visit visit = hospital.registers(who.id(), "OUTPATIENT");
        return visit.checksIn(scheme).get("flow").asString();
    }

    private String poolOf(Resident who) {
        Visit visit = hospital.registers(who.id(), "OUTPATIENT");
        visit.checksIn("S06");
        visit.does(CT, "1");
        visit.ends();
        return share(visit.settled(), "POOL");
    }

    /// The insurance status as the insurer keeps it.
    private String benefits(Resident who) {
        return world.sandbox()
                .get("/insurer/admin/persons/" + who.idNumber(), Map.of())
                .get("psn_insu_stas")
                .asString();
    }

    private static Api.Answer listings(Resident who) {
        return who.phone().get("patients/" + who.id() + "/listings").expect(200);
    }

    private static List<String> effects(Resident who) {
        return listings(who).at("0.effects").findValuesAsString("effect");
    }

    private static String closedUntil(Resident who, String scheme) {
        return java.util.Objects.requireNonNull(who.line(scheme))
                .at("/closedFacts/until")
                .asString();
    }

    private Map<String, Object> white(Resident who, String scheme) {
        return Map.of(
                "person",
                who.id(),
                "scheme",
                scheme,
                "institution",
                hospital.id(),
                "upload",
                EVIDENCE);
    }

    private static JsonNode whiteListings(Resident who) {
        return who.phone().get("patients/" + who.id() + "/white-listings").expect(200).json();
    }
}
