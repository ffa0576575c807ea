package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CONSULTATION;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;
import static org.xinyi.stories.Hospital.LIVER;
import static org.xinyi.stories.Visit.share;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.NastyDay;
import org.xinyi.Proves;
import org.xinyi.ledger.JournalKind;
import tools.jackson.databind.JsonNode;

/// Lianyungang, care first and pay once within three days: told for people in
/// `docs/stories/S04-lianyungang.md`. After every story each fen is explained, against the files of
/// insurer and wallet too.
class S04StoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    S04StoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        hospital = world.hospital();
    }

    /// 20 June: the wallet's and the insurer's files of all days are here.
    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F24", "F34", "F57", "F58", "F64", "F71", "F102", "F125"},
            in = "S04")
    @Test
    void aPatientIsTreatedWithoutACashierAndPaysOnceAfterwards() {
        // 10 June, at the kiosk: sign and use; the promise has no limit.
        Resident wang = world.insured("王小明", 1985);
        wang.signs("S04");
        assertThat(wang.meter("S04", "limit")).isEmpty();
        // The same morning: seen, examined, given drugs; nobody asks for money.
        Visit visit = treated(wang);
        assertThat(world.entries(JournalKind.EXECUTED))
                .containsExactly(
                        "H UNSPLIT UNBILLED→POSITION 20.00",
                        "H UNSPLIT UNBILLED→POSITION 60.00",
                        "H UNSPLIT UNBILLED→POSITION 300.00",
                        "H UNSPLIT UNBILLED→POSITION 40.00");
        // She leaves. The bill is settled by itself, in shares.
        visit.ends();
        assertThat(visit.settled().get("total").asString()).isEqualTo("420.00");
        assertThat(world.entries(JournalKind.SETTLED))
                .containsExactlyInAnyOrder(
                        "H UNSPLIT POSITION→UNBILLED 420.00",
                        "H POOL INSURER→POSITION 151.20",
                        "H PERSONAL_ACCOUNT INSURER→POSITION 30.00",
                        "H PERSONAL LINE→POSITION 238.80");
        // The bill is due on the 13th, three days after the treatment.
        assertThat(wang.bills().text("bills.0.dueAt")).startsWith("2020-06-13");
        // 12 June: 100.00 at the window, the rest by phone. The line is free at once.
        world.itIs("2020-06-12T15:00");
        hospital.takesCash(wang, "100.00");
        assertThat(wang.owes()).isEqualTo("138.80");
        assertThat(wang.meter("S04", "used")).isEqualTo("138.80");
        wang.paysByWallet();
        assertThat(wang.meter("S04", "used")).isEqualTo("0.00");
        assertThat(world.entries(JournalKind.REPAID))
                .containsExactly(
                        "H PERSONAL CHANNEL→LINE 100.00", "H PERSONAL CHANNEL→LINE 138.80");
    }

    @Proves(
            value = {"F65", "F66"},
            in = "S04")
    @Test
    void aTestThatWasNeverDoneIsNeverBilled() {
        // 10 June: a consultation, and a liver test that the patient does not go to.
        Resident wang = world.insured("王小明", 1985);
        wang.signs("S04");
        Visit visit = hospital.receives(wang, "S04");
        visit.does(CONSULTATION, "1");
        long liver = visit.orders(LIVER, "1");
        assertThat(visit.total("ordered")).isEqualTo("100.00");
        assertThat(visit.total("done")).isEqualTo("20.00");
        visit.ends();
        assertThat(visit.settled().get("total").asString()).isEqualTo("20.00");
        assertThat(visit.line(liver).get("billedAmount").asString()).isEqualTo("0.00");
        // It may still be done for three days; its hold waits with it.
        assertThat(wang.meter("S04", "held")).isEqualTo("32.00");
        // 14 June: the three days are over. The order is closed and its hold given back.
        world.itIs("2020-06-14T09:00");
        assertThat(visit.line(liver).get("status").asString()).isEqualTo("NOT_BILLABLE");
        assertThat(wang.meter("S04", "held")).isEqualTo("0.00");
        assertThat(visit.settlements()).hasSize(1);
    }

    @Test
    @NastyDay(4)
    void anItemTakenBackIsRefundedToWhereItsMoneyCameFrom() {
        // 10 June: 420.00, of which the patient owes 238.80.
        Resident wang = world.insured("王小明", 1985);
        wang.signs("S04");
        Visit visit = treated(wang);
        long blood = visit.order(BLOOD);
        long drug = visit.order(DRUG);
        visit.ends();
        visit.settled();
        // 11 June, before anything is paid: the drugs go back. The insurer settles the rest anew;
        // what the patient owes falls by the difference of the two splits.
        world.itIs("2020-06-11T09:00");
        hospital.refunds(drug);
        assertThat(share(visit.settled(), "POOL")).isEqualTo("126.00");
        assertThat(wang.owes()).isEqualTo("224.00");
        assertThat(world.entries(JournalKind.REFUNDED))
                .containsExactlyInAnyOrder(
                        "H POOL POSITION→INSURER 25.20", "H PERSONAL POSITION→LINE 14.80");
        // 12 June: everything is paid, 100.00 of it in cash.
        world.itIs("2020-06-12T09:00");
        hospital.takesCash(wang, "100.00");
        wang.paysByWallet();
        // 13 June: the blood test was another patient's. Its share was paid, and goes back by the
        // wallet that paid last.
        world.itIs("2020-06-13T09:00");
        hospital.refunds(blood);
        assertThat(share(visit.settled(), "PERSONAL")).isEqualTo("206.00");
        assertThat(world.entries(JournalKind.REFUNDED))
                .contains(
                        "H POOL POSITION→INSURER 42.00",
                        "H PERSONAL POSITION→PATIENT_CREDIT 18.00");
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.GIVEN_BACK))
                                .containsExactly("H PERSONAL PATIENT_CREDIT→CHANNEL 18.00"));
        assertThat(wang.owes()).isEqualTo("0.00");
        assertThat(wang.meter("S04", "used")).isEqualTo("0.00");
    }

    @Proves(value = "F09", in = "S04")
    @Test
    void anUninsuredPatientOwesTheWholeBill() {
        // 10 June: no insurer knows her; the scheme asks for no insurance.
        Resident zhao = world.resident("赵六", 1990);
        zhao.signs("S04");
        Visit visit = hospital.receives(zhao, "S04");
        visit.does(CONSULTATION, "1");
        visit.does(BLOOD, "1");
        visit.ends();
        JsonNode settlement = visit.settled();
        assertThat(share(settlement, "PERSONAL")).isEqualTo("80.00");
        assertThat(zhao.owes()).isEqualTo("80.00");
    }

    @Proves(
            value = {"F18", "F86"},
            in = "S04")
    @Test
    @NastyDay(26)
    void anEmergencyIsTreatedBeforeAnybodyKnowsWhoItIs() {
        // 10 June, 9:00: Chen has signed and is well.
        Resident chen = world.insured("陈强", 1980);
        chen.signs("S04");
        // 23:40: somebody is brought in without papers and is treated at once.
        world.itIs("2020-06-10T23:40");
        long unknown =
                hospital.his()
                        .post("patients", Map.of("name", "无名氏", "idKind", "TEMPORARY"))
                        .expect(201)
                        .number("patient");
        Visit visit = hospital.registers(unknown, "EMERGENCY");
        long ct = visit.does(CT, "1");
        assertThat(visit.line(ct).get("because").asString()).isEqualTo("not-checked-in");
        // 11 June, 2:00: it is Chen. What was done already comes onto the promise.
        world.itIs("2020-06-11T02:00");
        visit.identified(chen);
        assertThat(visit.checksIn("S04").get("flow").asString()).isEqualTo("CREDIT");
        visit.does(BLOOD, "1");
        visit.ends();
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("patient").asLong()).isEqualTo(chen.id());
        assertThat(settlement.get("total").asString()).isEqualTo("360.00");
        assertThat(chen.owes()).isEqualTo(share(settlement, "PERSONAL"));
        assertThat(chen.meter("S04", "used")).isEqualTo(chen.owes());
    }

    @Proves(
            value = {"F28", "F124"},
            in = "S04")
    @Test
    @NastyDay(26)
    void aParentSignsForAChildAndOwesTheBill() {
        // 10 June: the father signs; a child owes nothing.
        Resident father = world.insured("孙大勇", 1986);
        Resident child = world.insured("孙小宝", 2015);
        child.signs("S04", father);
        Visit visit = hospital.receives(child, "S04");
        visit.does(CT, "1");
        visit.ends();
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("patient").asLong()).isEqualTo(child.id());
        assertThat(child.owes()).isEqualTo("0.00");
        assertThat(father.owes()).isEqualTo(share(settlement, "PERSONAL"));
        // 12 June: he pays from where he is.
        world.itIs("2020-06-12T09:00");
        father.paysByWallet();
        assertThat(child.meter("S04", "used")).isEqualTo("0.00");
    }

    @Proves(
            value = {"F18", "F20"},
            in = "S04")
    @Test
    void whoRevokesKeepsTheDebtAndGetsNoNewCredit() {
        // 10 June: a CT on the promise.
        Resident qian = world.insured("钱五", 1975);
        long commitment = qian.signs("S04");
        Visit first = hospital.receives(qian, "S04");
        first.does(CT, "1");
        first.ends();
        first.settled();
        String owed = qian.owes();
        // 11 June: a second visit is under way when she takes the promise back.
        world.itIs("2020-06-11T09:00");
        Visit second = hospital.receives(qian, "S04");
        assertThat(second.ordered(BLOOD, "1").get("funding").asString()).isEqualTo("CREDIT");
        qian.revokes(commitment);
        // No new hold; the order stands, and is done, in the ordinary flow.
        JsonNode liver = second.ordered(LIVER, "1");
        assertThat(liver.get("funding").asString()).isEqualTo("ORDINARY");
        assertThat(liver.get("held").asString()).isEqualTo("0.00");
        assertThat(second.confirms(liver.get("order").asLong(), "DONE", null).get("charge"))
                .hasToString("\"80.00\"");
        assertThat(qian.owes()).isEqualTo(owed);
        assertThat(Objects.requireNonNull(qian.line("S04")).get("closedToHolds").asString())
                .isEqualTo("line-blocked");
        second.ends();
        second.settled();
        // 12 June: she comes again and is treated, in the ordinary flow.
        world.itIs("2020-06-12T09:00");
        JsonNode third = hospital.registers(qian.id(), "OUTPATIENT").checksIn("S04");
        assertThat(third.get("flow").asString()).isEqualTo("ORDINARY");
        assertThat(third.get("because").asString()).isEqualTo("line-blocked");
        // What is owed stays owed until it is paid.
        assertThat(qian.owes()).isNotEqualTo("0.00");
        qian.paysByWallet();
    }

    /// Consultation, blood, CT and two packs of drugs: 420.00.
    private Visit treated(Resident patient) {
        Visit visit = hospital.receives(patient, "S04");
        visit.does(CONSULTATION, "1");
        visit.does(BLOOD, "1");
        visit.does(CT, "1");
        visit.does(DRUG, "2");
        return visit;
    }
}
