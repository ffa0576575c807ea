package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CONSULTATION;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// The schemes against the running server: who is admitted, with which limit, and that a visit is
/// settled at the moment that its pack names. S04 and S10 have stories of their own; stays and
/// families are told in [StaysAndFamiliesTests].
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

    @Proves(value = "F33", in = {"S02", "S09"})
    @Proves(value = "F21", in = {"S02", "S09", "S13"})
    @Proves(value = {"F35", "F41"}, in = "S02")
    @Proves(value = "F49", in = "S09")
    @Proves(value = {"F57", "F71"}, in = {"S09", "S13"})
    @Proves(value = "F59", in = "S09")
    @Proves(value = "F60", in = {"S09", "S12"})
    @Proves(value = "F96", in = "S12")
    @ParameterizedTest
    @CsvSource({
        "S02, APP, 2000.00",
        "S09, KIOSK, 500.00",
        "S11, KIOSK, ''",
        "S12, KIOSK, ''",
        "S13, KIOSK, ''"
    })
    void aPromiseOpensALineAndTheVisitIsSettledWhenItEnds(
            String scheme, String mode, String limit) {
        // 11 June: signed; the line is open, without a limit where no document states one.
        Resident wang = world.insured("王小红", 1985);
        world.activate(scheme);
        wang.signs(scheme, mode, null);
        assertThat(wang.meter(scheme, "limit")).isEqualTo(limit);
        // Treated without a stop; settled when it ends, and owed.
        Visit visit = hospital.receives(wang, scheme);
        visit.does(CONSULTATION, "1");
        visit.does(BLOOD, "1");
        assertThat(visit.settlements()).isEmpty();
        visit.ends();
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("trigger").asString()).isEqualTo("VISIT_ENDED");
        assertThat(settlement.get("total").asString()).isEqualTo("80.00");
        assertThat(wang.owes()).isEqualTo(share(settlement, "PERSONAL"));
        // 13 June: paid, and the line is free again. A week later nothing is left to explain.
        world.itIs("2020-06-13T09:00");
        wang.paysByWallet();
        assertThat(wang.meter(scheme, "used")).isEqualTo("0.00");
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(value = "F125", in = {"S06", "S08", "S09", "S12"})
    @Proves(value = "F59", in = "S06")
    @Proves(value = "F33", in = {"S06", "S08"})
    @Proves(value = "F70", in = "S08")
    @ParameterizedTest
    @CsvSource({
        "S02, APP, , 2020-06-18T11:00, seven days",
        "S06, KIOSK, bank-a, 2020-08-06T11:00, 56 days",
        "S08, KIOSK, bank-a, 2020-06-11T23:59, before leaving",
        "S09, KIOSK, , 2020-06-18T11:00, seven days",
        "S12, KIOSK, , 2020-06-13T11:00, 48 hours",
        "S13, KIOSK, , 2020-06-14T11:00, three days"
    })
    void theBillIsDueWhenThePackSays(
            String scheme, String mode, @Nullable String bank, String due, String why) {
        // 11 June, 11:00: the treatment ends.
        Resident wang = world.insured("王小红", 1990);
        world.activate(scheme);
        wang.signs(scheme, mode, bank);
        Visit visit = hospital.receives(wang, scheme);
        visit.does(BLOOD, "1");
        world.itIs("2020-06-11T11:00");
        visit.ends();
        visit.settled();
        // The bill is due so much later.
        assertThat(wang.bills().text("bills.0.dueAt"))
                .as(why)
                .startsWith(World.at(due).toString().substring(0, 16));
    }

    @Proves(value = {"F67", "F110"}, in = "S05")
    @Test
    void inGuangzhouItIsSettledWhenPrescribed() {
        // 11 June: Chen has signed; blood test and CT are settled as soon as they are ordered.
        Resident chen = world.insured("陈小红", 1985);
        world.activate("S05");
        chen.signs("S05", "KIOSK", null);
        Visit visit = hospital.receives(chen, "S05");
        long blood = visit.orders(BLOOD, "1");
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("trigger").asString()).isEqualTo("PRESCRIBED");
        assertThat(settlement.get("total").asString()).isEqualTo("60.00");
        visit.orders(CT, "1");
        World.eventually(() -> assertThat(visit.total("billed")).isEqualTo("360.00"));
        assertThat(share(visit.settled(), "POOL")).isNotEqualTo("0.00");
        // The blood test is done, which charges nothing more; the CT is not.
        visit.confirms(blood, "DONE", null);
        visit.ends();
        assertThat(visit.total("billed")).isEqualTo("360.00");
        // 12 June: what was not done has been given back by itself.
        world.itIs("2020-06-12T09:00");
        World.eventually(() -> assertThat(visit.total("billed")).isEqualTo("60.00"));
        assertThat(chen.owes()).isEqualTo(share(settlement, "PERSONAL"));
        chen.paysByWallet();
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(value = {"F33", "F49"}, in = "S07")
    @Test
    void inMianyangEachStepIsDebitedWhenItIsDone() {
        // 11 June: Liu, grown up and insured, has a line of at least 3,000; each step is settled by
        // itself.
        Resident liu = world.insured("刘小红", 1990);
        world.activate("S07");
        liu.signs("S07", "OFFICIAL_ACCOUNT", "bank-a");
        Visit visit = hospital.receives(liu, "S07");
        visit.does(BLOOD, "1");
        JsonNode first = visit.settled();
        assertThat(first.get("trigger").asString()).isEqualTo("STEP_EXECUTED");
        assertThat(first.get("total").asString()).isEqualTo("60.00");
        assertThat(liu.meter("S07", "used")).isEqualTo(share(first, "PERSONAL"));
        visit.does(CT, "1");
        World.eventually(() -> assertThat(visit.total("billed")).isEqualTo("360.00"));
        assertThat(visit.settlements()).hasSize(2);
        // Leaving settles nothing more.
        visit.ends();
        world.itIs("2020-06-20T09:00");
        assertThat(visit.settlements()).hasSize(2);
        world.everyFenIsExplained();
    }

    @Proves(value = "F33", in = {"S01", "S03", "S15"})
    @Proves(value = "F48", in = "S01")
    @Proves(value = {"F32", "F47", "F69"}, in = "S03")
    @Proves(value = "F68", in = {"S14", "S15"})
    @Proves(value = "F59", in = "S15")
    @ParameterizedTest
    @CsvSource({
        "S01, APP, bank-a, PATIENT",
        "S03, APP, bank-i, PATIENT",
        "S14, APP, , DOCTOR",
        "S15, KIOSK, bank-a, DOCTOR"
    })
    void itIsSettledWhenSomebodyActs(
            String scheme, String mode, @Nullable String bank, String who) {
        // 11 June: the line is there; the visit ends, and nothing is settled by itself.
        Resident li = world.insured("李小红", 1990);
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
        // In the night nothing is left to settle.
        world.itIs("2020-06-20T09:00");
        assertThat(visit.settlements()).hasSize(1);
        world.everyFenIsExplained();
    }

    @Test
    void whatNobodySettlesIsSettledWhenTheDayIsOver() {
        // 11 June: Li leaves without a tap; a test is done after that. Still nothing is settled.
        Resident li = world.insured("李小红", 1990);
        world.activate("S01");
        li.signs("S01", "APP", "bank-a");
        Visit visit = hospital.receives(li, "S01");
        visit.does(BLOOD, "1");
        long late = visit.orders(CT, "1");
        visit.ends();
        visit.confirms(late, "DONE", null);
        world.itIs("2020-06-11T23:30");
        assertThat(visit.settlements()).isEmpty();
        // In the night all of it is settled by itself.
        world.itIs("2020-06-12T00:30");
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("trigger").asString()).isEqualTo("DAY_END");
        assertThat(settlement.get("total").asString()).isEqualTo("360.00");
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

    @Proves(value = "F05", in = {"S01", "S02", "S07", "S12"})
    @Proves(value = "F08", in = {"S02", "S07"})
    @Proves(value = "F11", in = "S03")
    @ParameterizedTest
    @CsvSource({
        "S01, APP, bank-a, 1990, 0, REFUSED, not insured",
        "S02, APP, , 1985, 2, REFUSED, insurance suspended",
        "S02, APP, , 1936, 1, OPENED, 84 years old",
        "S03, APP, bank-i, 1990, 0, OPENED, a visitor who pays everything",
        "S05, KIOSK, , 1985, 0, REFUSED, not insured",
        "S06, KIOSK, bank-a, 1990, 0, REFUSED, not insured",
        "S07, OFFICIAL_ACCOUNT, bank-a, 2003, 1, REFUSED, 17 years old",
        "S07, OFFICIAL_ACCOUNT, bank-a, 2002, 1, OPENED, 18 years old",
        "S07, OFFICIAL_ACCOUNT, bank-a, 1990, 2, REFUSED, contributions not paid",
        "S07, OFFICIAL_ACCOUNT, bank-a, 1991, 1, REFUSED, the bank grants less than 3000",
        "S12, KIOSK, , 1985, 2, REFUSED, insurance suspended",
        "S13, KIOSK, , 1985, 0, REFUSED, not insured",
        "S15, KIOSK, bank-a, 1990, 0, REFUSED, not insured",
        "S19, KIOSK, bank-a, 1990, 0, REFUSED, not insured"
    })
    void whoIsAdmittedIsWhatThePackSaysAndCareIsForEverybody(
            String scheme,
            String mode,
            @Nullable String bank,
            int bornIn,
            String insurance,
            String decided,
            String who) {
        // 11 June: everybody may apply.
        world.activate(scheme);
        Resident person =
                insurance.equals("0")
                        ? world.resident("周七", bornIn)
                        : world.insured("周七", bornIn, insurance);
        person.appliesFor(scheme, mode, bank);
        assertThat(person.decided(scheme)).as(who).isEqualTo(decided);
        // Whatever was decided, the visit goes on.
        Visit visit = hospital.registers(person.id(), "OUTPATIENT");
        assertThat(visit.checksIn(scheme).get("flow").asString())
                .isEqualTo(decided.equals("OPENED") ? "CREDIT" : "ORDINARY");
        visit.does(CT, "1");
        visit.ends();
        assertThat(visit.total("done")).isEqualTo("300.00");
    }

    @Proves(value = "F36", in = {"S07", "S19"})
    @Proves(value = "F33", in = "S19")
    @ParameterizedTest
    @CsvSource({"S07, OFFICIAL_ACCOUNT, 2002, 4000.00", "S19, KIOSK, 1994, 20000.00"})
    void theBanksWordStandsBetweenFloorAndCap(
            String scheme, String mode, int bornIn, String limit) {
        // 11 June: this bank grants the one 4,000, above the floor of 3,000, and the other 29,000,
        // which is more than the scheme allows.
        world.activate(scheme);
        Resident person = world.insured("周七", bornIn);
        person.signs(scheme, mode, "bank-a");
        assertThat(person.meter(scheme, "limit")).isEqualTo(limit);
    }

    @Test
    void theCitysOperatorSeesAllTwenty() {
        List<String> ids =
                world.operator().get("schemes").expect(200).json().findValuesAsString("id");
        assertThat(ids)
                .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj("S%02d"::formatted).toList());
    }
}
