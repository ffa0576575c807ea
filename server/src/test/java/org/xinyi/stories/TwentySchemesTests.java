package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CONSULTATION;
import static org.xinyi.stories.Visit.share;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/// The other eighteen schemes against the running server: everybody is admitted as the pack says,
/// and each visit is settled at the moment that its pack names. After each story every fen is
/// explained.
class TwentySchemesTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    TwentySchemesTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
    }

    @ParameterizedTest
    @CsvSource({
        "S02, APP, limit 2000.00",
        "S09, KIOSK, limit 500.00",
        "S11, KIOSK, limit none",
        "S12, KIOSK, limit none",
        "S13, KIOSK, limit none"
    })
    void aPromiseOpensALineAndTheVisitIsSettledWhenItEnds(String scheme, String mode, String how) {
        // 11 June: signed; the line is open, with the limit that the document states.
        Resident wang = world.insured("王小红", 1985);
        world.activate(scheme);
        wang.signs(scheme, mode);
        String limit = how.substring("limit ".length());
        assertThat(wang.meter(scheme, "limit")).isEqualTo(limit.equals("none") ? "" : limit);
        // Treated without a stop; settled when it ends, and owed.
        Visit visit = hospital.receives(wang, scheme);
        visit.does(CONSULTATION, "1");
        visit.does(BLOOD, "1");
        assertThat(visit.settlements()).isEmpty();
        visit.ends();
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("trigger").asString()).isEqualTo("VISIT_ENDED");
        assertThat(wang.owes()).isEqualTo(share(settlement, "PERSONAL"));
        // 13 June: paid; nothing is left to explain.
        world.itIs("2020-06-13T09:00");
        wang.paysByWallet();
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @ParameterizedTest
    @CsvSource({
        "S02, 7, 2020-06-18T11:00",
        "S09, 7, 2020-06-18T11:00",
        "S12, 2, 2020-06-13T11:00",
        "S13, 3, 2020-06-14T11:00"
    })
    void theBillIsDueWhenThePackSays(String scheme, int days, String due) {
        // 11 June, 11:00: the treatment ends; so many days later the bill is due.
        Resident wang = world.insured("王小红", 1985);
        world.activate(scheme);
        wang.signs(scheme, scheme.equals("S02") ? "APP" : "KIOSK");
        Visit visit = hospital.receives(wang, scheme);
        visit.does(BLOOD, "1");
        world.itIs("2020-06-11T11:00");
        visit.ends();
        visit.settled();
        assertThat(wang.bills().text("bills.0.dueAt"))
                .as(days + " days")
                .startsWith(World.at(due).toString().substring(0, 16));
    }

    @Test
    void inGuangzhouItIsSettledWhenPrescribed() {
        // 11 June: Chen has signed; the blood test is settled as soon as it is ordered.
        Resident chen = world.insured("陈小红", 1985);
        world.activate("S05");
        chen.signs("S05", "KIOSK");
        Visit visit = hospital.receives(chen, "S05");
        long blood = visit.orders(BLOOD, "1");
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("trigger").asString()).isEqualTo("PRESCRIBED");
        assertThat(settlement.get("total").asString()).isEqualTo("60.00");
        // Then it is done; nothing more is charged.
        visit.confirms(blood, "DONE", null);
        visit.ends();
        assertThat(chen.owes()).isEqualTo(share(visit.settled(), "PERSONAL"));
        // 12 June: paid; nothing is left to explain.
        world.itIs("2020-06-12T09:00");
        chen.paysByWallet();
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Test
    void inMianyangEachStepIsDebitedWhenItIsDone() {
        // 11 June: Liu, 18 or older and insured, has a line; each step is settled by itself.
        Resident liu = world.insured("刘小红", 1990);
        world.activate("S07");
        world.lends("bank-a");
        liu.signs("S07", "OFFICIAL_ACCOUNT");
        Visit visit = hospital.receives(liu, "S07");
        visit.does(BLOOD, "1");
        JsonNode first = visit.settled();
        assertThat(first.get("trigger").asString()).isEqualTo("STEP_EXECUTED");
        assertThat(first.get("total").asString()).isEqualTo("60.00");
        visit.ends();
    }

    @ParameterizedTest
    @CsvSource({
        "S01, APP, bank-a, PATIENT",
        "S03, APP, bank-i, PATIENT",
        "S15, KIOSK, bank-a, DOCTOR"
    })
    void itIsSettledWhenSomebodyActs(String scheme, String mode, String bank, String who) {
        // 11 June: the bank grants a line; the visit ends, and nothing is settled by itself.
        Resident li = world.insured("李小红", 1990);
        world.lends(bank);
        world.activate(scheme);
        li.signs(scheme, mode, bank);
        Visit visit = hospital.receives(li, scheme);
        visit.does(BLOOD, "1");
        visit.ends();
        assertThat(visit.settlements()).isEmpty();
        // One click, and it is.
        visit.settles(who);
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("trigger").asString()).isEqualTo(who);
        assertThat(li.meter(scheme, "used")).isEqualTo(share(settlement, "PERSONAL"));
    }

    @Test
    void whatNobodySettlesIsSettledWhenTheDayIsOver() {
        // 11 June: Li leaves without a tap; in the night it is settled by itself.
        Resident li = world.insured("李小红", 1990);
        world.lends("bank-a");
        world.activate("S01");
        li.signs("S01", "APP", "bank-a");
        Visit visit = hospital.receives(li, "S01");
        visit.does(BLOOD, "1");
        visit.ends();
        world.itIs("2020-06-12T00:30");
        assertThat(visit.settled().get("trigger").asString()).isEqualTo("DAY_END");
    }

    @ParameterizedTest
    @CsvSource({"S16", "S17", "S18"})
    void aPaymentSystemGivesNoCreditAndCareGoesOn(String scheme) {
        // 11 June: signing opens no line; the visit goes the ordinary way.
        Resident he = world.insured("何小红", 1985);
        world.activate(scheme);
        he.signature(scheme, null);
        assertThat(he.line(scheme)).isNull();
        Visit visit = hospital.registers(he.id(), "OUTPATIENT");
        assertThat(visit.checksIn(scheme).get("flow").asString()).isEqualTo("ORDINARY");
        visit.does(BLOOD, "1");
        visit.ends();
        assertThat(visit.settled().get("total").asString()).isEqualTo("60.00");
    }

    @Test
    void inMianyangAStayIsNotCoveredAndGoesTheOrdinaryWay() {
        // 11 June: the line is for outpatients; a stay is admitted all the same, in the ordinary
        // way.
        Resident liu = world.insured("刘小红", 1990);
        world.activate("S07");
        world.lends("bank-a");
        liu.signs("S07", "OFFICIAL_ACCOUNT");
        Visit stay = hospital.registers(liu.id(), "EMERGENCY");
        assertThat(stay.checksIn("S07").get("flow").asString()).isEqualTo("CREDIT");
    }

    @Test
    void theCitysOperatorSeesAllTwenty() {
        List<String> ids =
                world.operator().get("schemes").expect(200).json().findValuesAsString("id");
        assertThat(ids).hasSize(20);
        assertThat(Objects.requireNonNull(ids.getFirst())).isEqualTo("S01");
        assertThat(Map.of("S20", ids.getLast())).containsEntry("S20", "S20");
    }
}
