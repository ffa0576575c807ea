package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.CT;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.NastyDay;

/// A day ends at midnight of the city, whatever day it is; closing it stops nobody.
class CutOffStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    CutOffStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        hospital = world.hospital();
    }

    @AfterEach
    void everyFenIsExplained() {
        world.passes(Duration.ofDays(5));
        world.everyFenIsExplained();
    }

    @Test
    @NastyDay(22)
    void aMinuteBeforeMidnightIsOneStatementAndMidnightTheNext() {
        // 10 June, the day on which the bank cuts its statements: Li is treated late at night.
        Resident li = world.insured("李小红", 1985);
        li.signs("S10");
        world.itIs("2020-06-10T23:58");
        Visit before = hospital.receives(li, "S10");
        Visit after = hospital.receives(li, "S10");
        before.does(CT, "1");
        after.does(CT, "1");
        // 23:59: the first visit ends; it stands in this statement, due on 6 July.
        world.itIs("2020-06-10T23:59");
        before.ends();
        before.settled();
        assertThat(li.bills().text("bills.0.dueAt")).startsWith("2020-07-06");
        // 0:00: the second ends; it stands in the next one, due on 5 August.
        world.itIs("2020-06-11T00:00");
        after.ends();
        after.settled();
        assertThat(li.bills().text("bills.1.dueAt")).startsWith("2020-08-05");
        // 30 June, the month's last minute, and 1 July: paying works on either side.
        world.itIs("2020-06-30T23:59");
        pays(li, "0.01");
        world.itIs("2020-07-01T00:00");
        li.paysByWallet();
        assertThat(li.meter("S10", "used")).isEqualTo("0.00");
    }

    @Test
    @NastyDay(22)
    void aHolidayIsADayOnWhichOneMayPayAndBeTreated() {
        // 24 June, the eve of the Dragon Boat holiday: Zhao is treated.
        world.itIs("2020-06-24T16:00");
        Resident zhao = world.resident("赵六", 1990);
        zhao.signs("S04");
        hospital.visit(zhao, "S04");
        // The promise is three days, and no pack says working days: due on the 27th, a Saturday.
        assertThat(zhao.bills().text("bills.0.dueAt")).startsWith("2020-06-27");
        // 25 June, the holiday: the wallet takes it, and the line is free at once.
        world.itIs("2020-06-25T10:00");
        zhao.paysByWallet();
        assertThat(zhao.meter("S04", "used")).isEqualTo("0.00");
    }

    private void pays(Resident debtor, String amount) {
        String before = debtor.owes();
        world.payByWallet(
                debtor.phone()
                        .post(
                                "repayments",
                                Map.of(
                                        "debtor",
                                        debtor.id(),
                                        "channel",
                                        "WECHAT",
                                        "amount",
                                        amount))
                        .expect(201));
        World.eventually(() -> assertThat(debtor.owes()).isNotEqualTo(before));
    }
}
