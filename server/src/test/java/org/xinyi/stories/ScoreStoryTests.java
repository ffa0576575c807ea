package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.CT;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// Scores are read when somebody applies, and only with that person's permission. Without it, or
/// without an answer, the limit is that of somebody without a score; nobody waits.
class ScoreStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Begun begun;
    private Outside outside;

    ScoreStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        begun = new Begun(world);
        outside = new Outside(world);
    }

    @Proves(
            value = {"F31", "F37", "F38", "F42", "F54"},
            in = "S09")
    @Test
    void theCitysScoreDecidesTheTierAndIsReadWithPermissionAlone() {
        // 11 June: three people with the same scores. Wang allows all, Li the bank's alone.
        begun.begins("S09");
        Resident wang = scored();
        Resident li = scored();
        Resident zhao = scored();
        Api.Answer asked = wang.allows("S09", "CITY", "SESAME", "BANK").expect(201);
        assertThat(asked.text("decides")).isEqualTo("CITY");
        li.allows("S09", "BANK").expect(201);
        wang.allows("S09", "INSURANCE").expectProblem(422, "score-not-asked");
        begun.opens(wang, "S09");
        begun.opens(li, "S09");
        begun.opens(zhao, "S09");
        // 650 of the city is the second of three tiers; the others' scores change nothing.
        assertThat(wang.meter("S09", "limit")).isEqualTo("1000.00");
        assertThat(li.meter("S09", "limit")).isEqualTo("500.00");
        assertThat(zhao.meter("S09", "limit")).isEqualTo("500.00");
        // Each reading stands with its permission and what it decided; nobody else was asked about.
        assertThat(outside.asked(wang)).isEqualTo(3);
        assertThat(outside.asked(li)).isEqualTo(1);
        assertThat(outside.asked(zhao)).isZero();
        Api.Answer readings = wang.readings();
        assertThat(readings.json()).hasSize(3);
        assertThat(readings.text("0.rule")).isEqualTo("credit.scoring.tiers.good.limit");
        assertThat(readings.text("0.limit")).isEqualTo("1000.00");
        assertThat(readings.text("0.at")).startsWith("2020-06-11");
        assertThat(zhao.readings().json()).isEmpty();
    }

    @Proves(value = "F31", in = "S09")
    @Test
    void permissionIsGivenLaterAndTakenBack() {
        // 11 June: opened without permission, 500.00.
        Resident wang = world.insured("王小明", 1985);
        outside.scores(wang, "city", 720);
        begun.begins("S09");
        long promise = begun.applies(wang, "S09");
        wang.waitsForLine("S09");
        assertThat(wang.meter("S09", "limit")).isEqualTo("500.00");
        // 12 June: allowed now; the limit rises by itself, and says by which rule.
        world.itIs("2020-06-12T09:00");
        long permission = wang.allows("S09", "CITY").expect(201).number("scores.0.authorisation");
        World.eventually(() -> assertThat(wang.meter("S09", "limit")).isEqualTo("3000.00"));
        Api.Answer growth =
                wang.phone().get("credit-lines/" + wang.lineId("S09") + "/growth").expect(200);
        assertThat(growth.text("raises.0.rule")).isEqualTo("credit.scoring.tiers.excellent.limit");
        assertThat(growth.number("level")).isEqualTo(1);
        // Another cannot take the permission back; the patient can. The limit stays, and whoever
        // applies again is not asked about.
        Resident other = world.insured("李小红", 1985);
        String revocation = "score-authorisations/" + permission + "/revocation";
        other.phone().post(revocation, Map.of()).expectProblem(404, "score-authorisation-unknown");
        wang.phone().post(revocation, Map.of()).expect(200);
        assertThat(wang.meter("S09", "limit")).isEqualTo("3000.00");
        wang.phone().post("line-applications", Map.of("commitment", promise)).expect(201);
        World.eventually(
                () ->
                        assertThat(
                                        wang.phone()
                                                .get(
                                                        "patients/%d/line-applications"
                                                                .formatted(wang.id()))
                                                .json()
                                                .findValuesAsString("state"))
                                .hasSize(2)
                                .containsOnly("OPENED"));
        assertThat(outside.asked(wang)).isEqualTo(1);
    }

    @Test
    void aBureauThatIsLateOrDownOrWrongHoldsNobodyUp() {
        begun.begins("S09");
        for (String fault :
                new String[] {"ERROR_BEFORE_EFFECT", "TIMEOUT_AFTER_EFFECT", "WRONG_AMOUNT"}) {
            // 11 June: 650 points, of which the bureau tells nothing that can be used.
            Resident wang = scored();
            wang.allows("S09", "CITY").expect(201);
            outside.fails("bureau", "city", fault);
            begun.opens(wang, "S09");
            assertThat(wang.meter("S09", "limit")).as(fault).isEqualTo("500.00");
            assertThat(wang.readings().text("0.outcome"))
                    .as(fault)
                    .isEqualTo(fault.equals("WRONG_AMOUNT") ? "WRONG" : "SILENT");
            assertThat(wang.readings().text("0.rule"))
                    .isEqualTo("credit.scoring.tiers.basic.limit");
            // He is treated on credit.
            Visit visit = world.hospital().receives(wang, "S09");
            visit.does(CT, "1");
            assertThat(visit.total("done")).as(fault).isEqualTo("300.00");
        }
    }

    @Proves(value = "F38", in = "S08")
    @Proves(value = "F39", in = "S06")
    @Test
    void whereABankLendsTheScoreIsReadForItsLine() {
        // 11 June: Xiamen reads the city's score, Zhuhai its own of four parts.
        Resident wang = world.insured("王小明", 1990);
        outside.scores(wang, "city", 650);
        begun.begins("S08");
        wang.allows("S08", "CITY").expect(201);
        begun.opens(wang, "S08");
        assertThat(wang.readings().text("0.score")).isEqualTo("650");
        assertThat(wang.readings().text("0.rule")).isEqualTo("credit.authority");
        // The bank that decides is told of it with the application.
        assertThat(toldTheBank(wang).toString())
                .isEqualTo("[{\"source\":\"city\",\"score\":650,\"parts\":{}}]");
        Resident li = world.insured("李小红", 1990);
        outside.scores(
                li,
                "insurance",
                700,
                Map.of(
                        "enrolment",
                        250,
                        "benefit-use",
                        150,
                        "personal-account",
                        100,
                        "bank-credit",
                        200));
        begun.begins("S06");
        li.allows("S06", "INSURANCE").expect(201);
        begun.opens(li, "S06");
        assertThat(li.readings().text("0.parts"))
                .isEqualTo("bank-credit 200, benefit-use 150, enrolment 250, personal-account 100");
        JsonNode told = toldTheBank(li).get(0);
        assertThat(told.get("source").asString()).isEqualTo("insurance");
        assertThat(told.get("score").asInt()).isEqualTo(700);
        assertThat(told.at("/parts/bank-credit").asInt()).isEqualTo(200);
        assertThat(told.at("/parts/enrolment").asInt()).isEqualTo(250);
    }

    @Test
    void aBankHearsAtOnceOfAScoreThatIsAllowedLater() {
        // 11 June: the line is open; the bank has heard of no score.
        begun.begins("S08");
        Resident wang = world.insured("王小明", 1990);
        outside.scores(wang, "city", 650);
        begun.opens(wang, "S08");
        assertThat(toldTheBank(wang)).isEmpty();
        // 12 June: allowed. The bank hears of it by itself; its line stays the one.
        world.itIs("2020-06-12T09:00");
        long line = wang.lineId("S08");
        wang.allows("S08", "CITY").expect(201);
        World.eventually(() -> assertThat(applications(wang)).hasSize(2));
        assertThat(applications(wang).findValuesAsString("score")).containsExactly("650");
        assertThat(wang.lineId("S08")).isEqualTo(line);
    }

    @Test
    void whatIsNoScoreIsNotToldAndTheBanksLineOpensAllTheSame() {
        // 11 June: parts that do not add up are no score.
        begun.begins("S06");
        Resident zhao = world.insured("赵六", 1990);
        outside.scores(zhao, "insurance", 700, Map.of("enrolment", 250));
        zhao.allows("S06", "INSURANCE").expect(201);
        begun.opens(zhao, "S06");
        assertThat(zhao.readings().text("0.outcome")).isEqualTo("WRONG");
        assertThat(toldTheBank(zhao)).isEmpty();
        // Without permission nothing is read, and nothing told.
        Resident wu = world.insured("吴八", 1990);
        outside.scores(wu, "insurance", 700);
        begun.opens(wu, "S06");
        assertThat(toldTheBank(wu)).isEmpty();
    }

    @Proves(
            value = {"F40", "F50"},
            in = "S02")
    @Test
    void threeBillsPaidInTimeRaiseTheLimitAndTheLevel() {
        // 11 June: 2,000.00 to begin with.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S02");
        assertThat(wang.meter("S02", "limit")).isEqualTo("2000.00");
        // Two visits, paid at once: not yet.
        paysOnce(wang, "S02");
        paysOnce(wang, "S02");
        assertThat(wang.meter("S02", "limit")).isEqualTo("2000.00");
        Api.Answer growing = growth(wang, "S02");
        assertThat(growing.number("paidInTime")).isEqualTo(2);
        assertThat(growing.number("withinDays")).isEqualTo(365);
        assertThat(growing.text("cap")).isEqualTo("5000.00");
        // A bill that is paid late counts for nothing: due on the 18th, paid on the 20th.
        world.hospital().visit(wang, "S02");
        world.itIs("2020-06-20T09:00");
        wang.paysByWallet();
        assertThat(wang.meter("S02", "limit")).isEqualTo("2000.00");
        // The third in time: 500.00 more and the second level, by the pack's own rule.
        paysOnce(wang, "S02");
        assertThat(wang.meter("S02", "limit")).isEqualTo("2500.00");
        Api.Answer grown = growth(wang, "S02");
        assertThat(grown.number("level")).isEqualTo(2);
        assertThat(grown.text("raises.0.rule")).isEqualTo("credit.scoring.growth.grows");
        assertThat(grown.number("paidInTime")).isZero();
        // What has been counted counts once: a fourth bill raises nothing.
        paysOnce(wang, "S02");
        assertThat(wang.meter("S02", "limit")).isEqualTo("2500.00");
    }

    @Proves(
            value = {"F40", "F50", "F53"},
            in = "S09")
    @Test
    void nothingGrowsWhileALineIsBlocked() {
        // 11 June: every bill paid in time raises the limit by 200.00.
        Resident wang = world.insured("王小明", 1985);
        begun.begins("S09");
        long promise = begun.applies(wang, "S09");
        wang.waitsForLine("S09");
        paysOnce(wang, "S09");
        assertThat(wang.meter("S09", "limit")).isEqualTo("700.00");
        // 12 June: treated; then the promise is taken back and the line is blocked. Paying in time
        // raises nothing.
        world.itIs("2020-06-12T09:00");
        world.hospital().visit(wang, "S09");
        wang.revokes(promise);
        wang.paysByWallet();
        assertThat(wang.meter("S09", "limit")).isEqualTo("700.00");
        // 13 June: promised anew. The next bill paid in time raises it.
        world.itIs("2020-06-13T09:00");
        begun.opens(wang, "S09");
        World.eventually(
                () ->
                        assertThat(Objects.requireNonNull(wang.line("S09")).has("closedToHolds"))
                                .isFalse());
        paysOnce(wang, "S09");
        assertThat(wang.meter("S09", "limit")).isEqualTo("900.00");
    }

    /// What bank A was told of scores with the only application of somebody.
    private JsonNode toldTheBank(Resident who) {
        return applications(who).get(0).get("scores");
    }

    private JsonNode applications(Resident who) {
        return world.sandbox()
                .get("/bank/bank-a/admin/applications?idNumber=" + who.number(), Map.of());
    }

    private void paysOnce(Resident who, String scheme) {
        world.hospital().visit(who, scheme);
        who.paysByWallet();
    }

    private static Api.Answer growth(Resident who, String scheme) {
        return who.phone().get("credit-lines/" + who.lineId(scheme) + "/growth").expect(200);
    }

    /// Somebody with 650 of the city, 300 of Sesame and 800 of a bank.
    private Resident scored() {
        Resident who = world.insured("王小明", 1985);
        outside.scores(who, "city", 650);
        outside.scores(who, "sesame", 300);
        outside.scores(who, "bank", 800);
        return who;
    }
}
