package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CONSULTATION;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRESSING;
import static org.xinyi.stories.Hospital.DRUG;
import static org.xinyi.stories.Visit.share;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// The schemes against the running server: a visit is settled at the moment that its pack names.
/// S04 and S10 have stories of their own; who is admitted is told in [AdmissionTests], stays and
/// families in [StaysAndFamiliesTests].
class TwentySchemesTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    TwentySchemesTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Proves(
            value = "F33",
            in = {"S02", "S09"})
    @Proves(
            value = {"F35", "F41"},
            in = "S02")
    @Proves(value = "F49", in = "S09")
    @Proves(
            value = {"F57", "F71"},
            in = {"S09", "S13"})
    @Proves(
            value = "F58",
            in = {"S02", "S09", "S11", "S12", "S13"})
    @Proves(value = "F59", in = "S09")
    @Proves(
            value = "F60",
            in = {"S09", "S12"})
    @Proves(value = "F96", in = "S12")
    @Test
    void aPromiseOpensALineAndTheVisitIsSettledWhenItEnds() {
        Map<String, String> limits =
                new TreeMap<>(
                        Map.of("S02", "2000.00", "S09", "500.00", "S11", "", "S12", "", "S13", ""));
        Map<String, Resident> people = new HashMap<>();
        limits.forEach(
                (scheme, limit) -> {
                    // 11 June: signed; the line is open, without a limit where none is stated.
                    Resident wang = world.insured("王小红", 1985);
                    begun.opens(wang, scheme);
                    assertThat(wang.meter(scheme, "limit")).as(scheme).isEqualTo(limit);
                    // Treated without a stop; settled when it ends, and owed.
                    Visit visit = hospital.receives(wang, scheme);
                    visit.does(CONSULTATION, "1");
                    visit.does(BLOOD, "1");
                    visit.does(CT, "1");
                    visit.does(DRESSING, "1");
                    visit.does(DRUG, "2");
                    assertThat(visit.settlements()).as(scheme).isEmpty();
                    visit.ends();
                    JsonNode settlement = visit.settled();
                    assertThat(trigger(settlement)).as(scheme).isEqualTo("VISIT_ENDED");
                    assertThat(settlement.get("total").asString()).isEqualTo("450.00");
                    assertThat(wang.owes()).as(scheme).isEqualTo(share(settlement, "PERSONAL"));
                    people.put(scheme, wang);
                });
        // 13 June: paid, and the lines are free again. A week later nothing is left to explain.
        world.itIs("2020-06-13T09:00");
        people.forEach(
                (scheme, wang) -> {
                    wang.paysByWallet();
                    assertThat(wang.meter(scheme, "used")).as(scheme).isEqualTo("0.00");
                });
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    /// Seven days, 56 days, before leaving, seven days, 48 hours, three days.
    @Proves(
            value = "F125",
            in = {"S06", "S08", "S09", "S12"})
    @Proves(value = "F59", in = "S06")
    @Proves(
            value = "F33",
            in = {"S06", "S08"})
    @Proves(
            value = {"F70", "F71"},
            in = "S08")
    @Test
    void theBillIsDueWhenThePackSays() {
        Map<String, String> due =
                new TreeMap<>(
                        Map.of(
                                "S02", "2020-06-18T11:00",
                                "S06", "2020-08-06T11:00",
                                "S08", "2020-06-11T23:59",
                                "S09", "2020-06-18T11:00",
                                "S12", "2020-06-13T11:00",
                                "S13", "2020-06-14T11:00"));
        // 11 June, in the morning: everybody is treated.
        Map<String, Resident> people = new HashMap<>();
        Map<String, Visit> visits = new HashMap<>();
        for (String scheme : due.keySet()) {
            Resident wang = world.insured("王小红", 1990);
            begun.opens(wang, scheme);
            Visit visit = hospital.receives(wang, scheme);
            visit.does(CONSULTATION, "1");
            visit.does(BLOOD, "1");
            people.put(scheme, wang);
            visits.put(scheme, visit);
        }
        // 11:00: the treatments end; each bill is due so much later.
        world.itIs("2020-06-11T11:00");
        visits.values().forEach(Visit::ends);
        visits.values().forEach(Visit::settled);
        people.forEach(
                (scheme, wang) -> {
                    String at = World.at(due.getOrDefault(scheme, "")).toString();
                    assertThat(wang.bills().at("bills")).as(scheme).hasSize(1);
                    assertThat(wang.bills().text("bills.0.dueAt"))
                            .as(scheme)
                            .startsWith(at.substring(0, 16));
                });
    }

    @Proves(
            value = {"F67", "F110"},
            in = "S05")
    @Test
    void inGuangzhouItIsSettledWhenPrescribed() {
        // 11 June: Chen has signed; blood test and CT are settled as soon as they are ordered.
        Resident chen = world.insured("陈小红", 1985);
        begun.opens(chen, "S05");
        Visit visit = hospital.receives(chen, "S05");
        long blood = visit.orders(BLOOD, "1");
        JsonNode settlement = visit.settled();
        assertThat(trigger(settlement)).isEqualTo("PRESCRIBED");
        assertThat(settlement.get("total").asString()).isEqualTo("60.00");
        visit.orders(CT, "1");
        visit.billed("360.00");
        assertThat(share(visit.settled(), "POOL")).isNotEqualTo("0.00");
        // The blood test is done, which charges nothing more; the CT is not.
        visit.confirms(blood, "DONE", null);
        visit.ends();
        assertThat(visit.total("billed")).isEqualTo("360.00");
        // 12 June: what was not done has been given back by itself.
        world.itIs("2020-06-12T09:00");
        visit.billed("60.00");
        assertThat(chen.owes()).isEqualTo(share(settlement, "PERSONAL"));
        chen.paysByWallet();
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F33", "F49", "F96", "F125"},
            in = "S07")
    @Test
    void inMianyangEachStepIsDebitedWhenItIsDone() {
        // 11 June: Liu, grown up and insured, has a line of at least 3,000; each step is settled by
        // itself.
        Resident liu = world.insured("刘小红", 1990);
        begun.opens(liu, "S07");
        Visit visit = hospital.receives(liu, "S07");
        visit.does(BLOOD, "1");
        JsonNode first = visit.settled();
        assertThat(trigger(first)).isEqualTo("STEP_EXECUTED");
        assertThat(first.get("total").asString()).isEqualTo("60.00");
        assertThat(liu.meter("S07", "used")).isEqualTo(share(first, "PERSONAL"));
        visit.does(CT, "1");
        visit.billed("360.00");
        assertThat(visit.settlements()).hasSize(2);
        // Leaving settles nothing more. The statement of 10 July is to be paid 26 days later; Liu
        // pays
        // on the 15th, by WeChat.
        visit.ends();
        assertThat(liu.bills().text("bills.0.dueAt")).startsWith("2020-08-05");
        world.itIs("2020-06-15T09:00");
        liu.paysByWallet();
        world.itIs("2020-06-20T09:00");
        assertThat(visit.settlements()).hasSize(2);
        world.everyFenIsExplained();
    }

    @Proves(
            value = "F33",
            in = {"S01", "S03", "S15"})
    @Proves(value = "F48", in = "S01")
    @Proves(
            value = {"F32", "F47", "F69"},
            in = "S03")
    @Proves(
            value = "F68",
            in = {"S14", "S15"})
    @Proves(value = "F59", in = "S15")
    @Test
    void itIsSettledWhenSomebodyActs() {
        Map<String, String> acting =
                new TreeMap<>(
                        Map.of(
                                "S01", "PATIENT", "S03", "PATIENT", "S14", "DOCTOR", "S15",
                                "DOCTOR"));
        List<Visit> visits = new ArrayList<>();
        acting.forEach(
                (scheme, who) -> {
                    // 11 June: the line is there; the visit ends, and nothing is settled by itself.
                    Resident li = world.insured("李小红", 1990);
                    begun.opens(li, scheme);
                    Visit visit = hospital.receives(li, scheme);
                    visit.does(BLOOD, "1");
                    visit.ends();
                    assertThat(visit.settlements()).as(scheme).isEmpty();
                    // One click, and it is.
                    visit.settles(who);
                    JsonNode settlement = visit.settled();
                    assertThat(trigger(settlement)).as(scheme).isEqualTo(who);
                    assertThat(li.meter(scheme, "used"))
                            .as(scheme)
                            .isEqualTo(share(settlement, "PERSONAL"));
                    visits.add(visit);
                });
        // In the night nothing is left to settle.
        world.itIs("2020-06-20T09:00");
        assertThat(visits).allSatisfy(visit -> assertThat(visit.settlements()).hasSize(1));
        world.everyFenIsExplained();
    }

    @Test
    void whatNobodySettlesIsSettledWhenTheDayIsOver() {
        // 11 June: Li leaves without a tap; a test is done after that. Still nothing is settled.
        Resident li = world.insured("李小红", 1990);
        begun.opens(li, "S01");
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
        assertThat(trigger(settlement)).isEqualTo("DAY_END");
        assertThat(settlement.get("total").asString()).isEqualTo("360.00");
    }

    private static String trigger(JsonNode settlement) {
        return settlement.get("trigger").asString();
    }
}
