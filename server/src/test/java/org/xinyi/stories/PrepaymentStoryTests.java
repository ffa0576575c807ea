package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.NastyDay;
import org.xinyi.Proves;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.JournalKind;
import tools.jackson.databind.JsonNode;

/// What is paid or drawn before anything is done comes back by itself when nothing is done.
class PrepaymentStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    PrepaymentStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        hospital = world.hospital();
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Test
    @NastyDay(10)
    void whatIsNotDoneOfAPaidBillGoesBackInOneRefund() {
        // 10 June: paid at the window in advance: blood 60.00, CT 300.00, three packs 60.00.
        Resident wang = world.insured("王小明", 1985);
        Visit visit = hospital.registers(wang.id(), "OUTPATIENT");
        visit.checksInOrdinarily();
        long blood = visit.orders(BLOOD, "1");
        long ct = visit.orders(CT, "1");
        long drug = visit.orders(DRUG, "3");
        paysInAdvance(visit);
        assertThat(visit.settled().get("total").asString()).isEqualTo("420.00");
        // Blood is taken and one pack handed out. Wang does not wait for the CT.
        visit.confirms(blood, "DONE", null);
        visit.confirms(drug, "DONE", "1");
        visit.confirms(drug, "NOT_DONE", null);
        visit.confirms(ct, "NOT_DONE", null);
        // Both go back by themselves; the bill is what was done.
        World.eventually(
                () -> assertThat(visit.settled().get("total").asString()).isEqualTo("80.00"));
        visit.ends();
        assertThat(visit.total("done")).isEqualTo("80.00");
    }

    @Test
    void atTheWindowOnlyWhatTheLineDoesNotCarryIsPaidInAdvance() {
        // 10 June: the line has 100.00 left; blood is held on it, the CT goes the ordinary way.
        Resident wang = world.insured("王小明", 1985);
        wang.signs("S04");
        world.limit(wang.lineId("S04"), "100.00");
        Visit visit = hospital.receives(wang, "S04");
        JsonNode blood = visit.ordered(BLOOD, "1");
        JsonNode ct = visit.ordered(CT, "1");
        assertThat(blood.get("funding").asString()).isEqualTo("CREDIT");
        assertThat(ct.get("funding").asString()).isEqualTo("ORDINARY");
        paysInAdvance(visit);
        assertThat(visit.settled().get("total").asString()).isEqualTo("300.00");
        visit.confirms(ct.get("order").asLong(), "DONE", null);
        visit.confirms(blood.get("order").asLong(), "DONE", null);
        visit.ends();
        World.eventually(
                () -> assertThat(visit.settled().get("total").asString()).isEqualTo("60.00"));
    }

    @Proves(value = "F89", in = "S10")
    @Test
    void theDepositOfAStayWithoutABillGoesBackTheNextDay() {
        // 10 June: admitted; the deposit is drawn from the line.
        Resident li = world.insured("李小红", 1985);
        li.signs("S10");
        Visit stay = hospital.admits(li, "2000.00");
        stay.checksIn("S10");
        World.eventually(() -> assertThat(world.entries(JournalKind.PREPAID)).isNotEmpty());
        assertThat(li.meter("S10", "used")).isEqualTo("2000.00");
        // The same evening Li goes home again; nothing was done.
        stay.ends();
        assertThat(li.meter("S10", "used")).isEqualTo("2000.00");
        // 11 June: the line is free.
        world.itIs("2020-06-11T09:00");
        World.eventually(() -> assertThat(li.meter("S10", "used")).isEqualTo("0.00"));
        assertThat(li.owes()).isEqualTo("0.00");
    }

    @Test
    void aDepositWaitsForTheBillThatItWasPromisedTo() {
        // 10 June: admitted, with a deposit of 100.00 from the line. Li goes home with a bill of
        // more; a test is still to be done. The bank is silent.
        Resident li = world.insured("李小红", 1985);
        li.signs("S10");
        Visit stay = hospital.admits(li, "100.00");
        stay.checksIn("S10");
        World.eventually(() -> assertThat(world.entries(JournalKind.PREPAID)).isNotEmpty());
        stay.does(CT, "2");
        long blood = stay.orders(BLOOD, "1");
        world.fail("bank");
        stay.ends();
        World.eventually(() -> assertThat(stay.settlements()).hasSize(1));
        // The test is done, and billed alone: the deposit is for the first bill.
        stay.confirms(blood, "DONE", null);
        World.eventually(() -> assertThat(stay.settlements()).hasSize(2));
        assertThat(li.meter("S10", "used")).isEqualTo("100.00");
        // The bank speaks: both stand, what is owed is what nobody else bears.
        world.recover();
        stay.billed("660.00");
        Money personal = Money.ZERO;
        for (JsonNode one : stay.settlements()) {
            personal = personal.plus(Money.parse(Visit.share(one, "PERSONAL")));
        }
        assertThat(li.owes()).isEqualTo(personal.toString());
        world.itIs("2020-06-12T09:00");
        assertThat(li.owes()).isEqualTo(personal.toString());
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Test
    void aRefundThatTheInsurerHasNotAnsweredShowsTheBillAsItStands() {
        // 10 June: blood is paid at the window, and not taken. The insurer falls silent.
        Resident wang = world.insured("王小明", 1985);
        Visit visit = hospital.registers(wang.id(), "OUTPATIENT");
        visit.checksInOrdinarily();
        long blood = visit.orders(BLOOD, "1");
        paysInAdvance(visit);
        long settled = visit.settled().get("id").asLong();
        world.fail("insurer");
        Map<String, Object> wanted = Map.of("order", blood, "reason", "不做了");
        JsonNode refund =
                visit.his()
                        .post("refunds", Map.of("refunds", List.of(wanted)))
                        .expect(200)
                        .json()
                        .at("/results/0/done");
        assertThat(refund.get("id").asLong()).isEqualTo(settled);
        // It speaks again: the money goes back by itself.
        world.recover();
        World.eventually(() -> assertThat(visit.total("billed")).isEqualTo("0.00"));
    }

    private static void paysInAdvance(Visit visit) {
        visit.his()
                .post(
                        "settlements",
                        Map.of(
                                "settlements",
                                List.of(Map.of("visit", visit.id(), "trigger", "CASHIER"))))
                .expect(200);
    }
}
