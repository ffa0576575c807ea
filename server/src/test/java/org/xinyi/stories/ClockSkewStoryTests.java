package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;

/// No two clocks agree: a little is forgiven, and nothing happens in the future.
class ClockSkewStoryTests extends Story {

    private final World world;
    private final Hospital hospital;
    private Resident zhao;
    private Visit visit;

    ClockSkewStoryTests(ApplicationContext context) {
        this.world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        this.hospital = world.hospital();
    }

    @BeforeEach
    void zhaoIsBeingTreated() {
        zhao = world.resident("赵六", 1990);
        zhao.signs("S04");
        visit = hospital.receives(zhao, "S04");
    }

    @AfterEach
    void everyFenIsExplained() {
        world.passes(Duration.ofDays(2));
        world.everyFenIsExplained();
    }

    @Test
    @NastyDay(30)
    void aHospitalsClockMayBeFiveMinutesAheadAndAnyTimeBehind() {
        Instant now = world.now();
        // The laboratory's clock is four minutes ahead: the blood is done.
        long blood = visit.orders(BLOOD, "1");
        assertThat(done(blood, now.plus(Duration.ofMinutes(4))).text("results.0.done.charge"))
                .isEqualTo("60.00");
        // Six minutes are no clock any more; the CT is not done, and can be told again.
        long ct = visit.orders(CT, "1");
        assertThat(done(ct, now.plus(Duration.ofMinutes(6))).text("results.0.problem.type"))
                .isEqualTo("/problems/time-in-future");
        assertThat(visit.total("done")).isEqualTo("60.00");
        // What is told hours late counts.
        assertThat(done(ct, now.minus(Duration.ofHours(4))).text("results.0.done.charge"))
                .isEqualTo("300.00");
        visit.ends();
        assertThat(visit.settled().get("total").asString()).isEqualTo("360.00");
        zhao.paysByWallet();
    }

    @Test
    @NastyDay(30)
    void whatAWalletSaysWasPaidInTheFutureWasPaidNow() {
        visit.does(BLOOD, "1");
        visit.ends();
        visit.settled();
        Api.Answer opened =
                zhao.phone()
                        .post("repayments", Map.of("debtor", zhao.id(), "channel", "WECHAT"))
                        .expect(201);
        // The wallet's clock is ten minutes ahead of the city's.
        Instant now = world.now();
        world.sandbox()
                .put(
                        "/clock",
                        Map.of("now", now.plus(Duration.ofMinutes(10)).toString(), "runs", false));
        world.payByWallet(opened);
        World.eventually(() -> assertThat(zhao.owes()).isEqualTo("0.00"));
        assertThat(
                        zhao.phone()
                                .get("payments/" + opened.number("payments.0.payment"))
                                .expect(200)
                                .text("receivedAt"))
                .isEqualTo(now.toString());
    }

    private Api.Answer done(long order, Instant at) {
        return hospital.his()
                .post(
                        "executions",
                        Map.of(
                                "executions",
                                List.of(
                                        Map.of(
                                                "order",
                                                order,
                                                "result",
                                                "DONE",
                                                "at",
                                                at.toString()))))
                .expect(200);
    }
}
