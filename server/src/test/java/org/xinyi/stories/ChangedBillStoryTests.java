package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.LIVER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.NastyDay;
import tools.jackson.databind.JsonNode;

/// Something is done after the bill: it is billed by itself, and what was agreed or paid stands.
class ChangedBillStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    ChangedBillStoryTests(ApplicationContext context) {
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
    @NastyDay(5)
    void whatIsDoneAfterTheBillIsBilledAloneAndHasItsOwnThreeDays() {
        // 10 June: blood is tested; the liver test is sent out. She leaves with a bill of 60.00.
        Resident zhao = world.resident("赵六", 1990);
        zhao.signs("S04");
        Visit visit = hospital.receives(zhao, "S04");
        visit.does(BLOOD, "1");
        long liver = visit.orders(LIVER, "1");
        visit.ends();
        assertThat(visit.settled().get("total").asString()).isEqualTo("60.00");
        // 11 June: she pays.
        world.itIs("2020-06-11T09:00");
        hospital.takesCash(zhao, "60.00");
        assertThat(zhao.owes()).isEqualTo("0.00");
        // 12 June: the liver test is done. It alone is owed, and due three days later.
        world.itIs("2020-06-12T16:00");
        visit.confirms(liver, "DONE", null);
        World.eventually(() -> assertThat(zhao.owes()).isEqualTo("80.00"));
        assertThat(visit.settlements()).hasSize(2);
        assertThat(zhao.bills().text("bills.0.amount")).isEqualTo("80.00");
        assertThat(zhao.bills().text("bills.0.dueAt")).startsWith("2020-06-15T08:00");
        // 13 June, 12:00: three days from the visit have passed; nobody is asked for what is new.
        world.itIs("2020-06-13T12:00");
        assertThat(followUp(zhao)).isEqualTo("wait");
        // 15 June: she pays in time.
        world.itIs("2020-06-15T15:00");
        zhao.paysByWallet();
        assertThat(zhao.meter("S04", "used")).isEqualTo("0.00");
    }

    @Test
    @NastyDay(6)
    void aPlanThatWasAgreedStandsWhenTheBillRises() {
        // 10 June: Li owes the bank 200.00 of a CT, due on 6 July; a blood test is still to be
        // done.
        Resident li = world.insured("李小红", 1985);
        li.signs("S10");
        Visit visit = hospital.receives(li, "S10");
        visit.does(CT, "1");
        long blood = visit.orders(BLOOD, "1");
        visit.ends();
        long bill = visit.settled().at("/owed/0/obligation").asLong();
        assertThat(li.owes()).isEqualTo("200.00");
        // The same day she agrees to three parts.
        agrees(li, bill);
        List<String> parts = bills(li);
        assertThat(parts).hasSize(3);
        // 12 June: the blood test is done, 18.00 of it hers. The parts are what was agreed; what
        // is new stands beside them, on the next statement.
        world.itIs("2020-06-12T09:00");
        visit.confirms(blood, "DONE", null);
        World.eventually(() -> assertThat(li.owes()).isEqualTo("218.00"));
        assertThat(bills(li)).containsAll(parts).contains("18.00 due 2020-08-05").hasSize(4);
        assertThat(li.meter("S10", "used")).isEqualTo("218.00");
        li.paysByWallet();
    }

    private void agrees(Resident debtor, long bill) {
        JsonNode offer =
                debtor.phone()
                        .get("patients/" + debtor.id() + "/bills/" + bill + "/instalment-offers")
                        .expect(200)
                        .at("offers.0");
        debtor.phone()
                .post(
                        "instalment-plans",
                        Map.of(
                                "debtor",
                                debtor.id(),
                                "obligation",
                                bill,
                                "count",
                                offer.get("count").asInt(),
                                "total",
                                offer.get("total").asString()))
                .expect(201);
    }

    private static List<String> bills(Resident of) {
        List<String> bills = new ArrayList<>();
        for (JsonNode one : of.bills().at("bills")) {
            bills.add(
                    one.get("open").asString()
                            + " due "
                            + one.get("dueAt").asString().substring(0, 10));
        }
        return bills;
    }

    /// What comes next about the only bill.
    private String followUp(Resident debtor) {
        long bill = debtor.bills().number("bills.0.obligation");
        return world.operator()
                .get("obligations/" + bill + "/follow-up")
                .expect(200)
                .text("next.state");
    }
}
