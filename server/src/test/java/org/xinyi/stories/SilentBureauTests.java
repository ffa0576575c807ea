package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.kernel.sql.Sql;

/// A bureau that was silent when somebody applied is asked again by itself, a few times.
class SilentBureauTests extends Story {

    private static final String WAITING = "SELECT count(*) FROM line_application WHERE state = 0";

    private final ApplicationContext context;
    private World world;
    private Begun begun;
    private Outside outside;

    SilentBureauTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        begun = new Begun(world);
        outside = new Outside(world);
        begun.begins("S09");
    }

    @Test
    void aSilentBureauIsAskedAgainByItselfAndNotForEver() {
        // 11 June, 9:00: the bureau is down. The lines open with the lowest tier.
        Resident wang = scored();
        Resident li = scored();
        wang.allows("S09", "CITY").expect(201);
        long permission = li.allows("S09", "CITY").expect(201).number("scores.0.authorisation");
        world.fail("bureau");
        begun.opens(wang, "S09");
        begun.opens(li, "S09");
        assertThat(wang.meter("S09", "limit")).isEqualTo("500.00");
        // Li takes the permission back: nobody asks about Li again.
        li.phone().post("score-authorisations/" + permission + "/revocation", Map.of()).expect(200);
        // Every hour it is asked again, until it has been silent for four times.
        for (int hour = 1; hour <= 5; hour++) {
            int silences = Math.min(hour + 1, 4);
            world.passes(Duration.ofMinutes(61));
            World.eventually(() -> assertThat(wang.readings().json()).hasSize(silences));
        }
        assertThat(li.readings().json()).hasSize(1);
        assertThat(wang.meter("S09", "limit")).isEqualTo("500.00");
    }

    @Test
    void whatASilentBureauSaysLaterRaisesTheLimit() {
        // 11 June, 9:00: the bureau is down, for a moment.
        Resident wang = scored();
        wang.allows("S09", "CITY").expect(201);
        outside.fails("bureau", "city", "ERROR_BEFORE_EFFECT");
        begun.opens(wang, "S09");
        assertThat(wang.meter("S09", "limit")).isEqualTo("500.00");
        // 10:01: asked again by itself.
        world.passes(Duration.ofMinutes(61));
        World.eventually(() -> assertThat(wang.meter("S09", "limit")).isEqualTo("1000.00"));
        assertThat(wang.readings().json()).hasSize(2);
    }

    @Test
    void whoClosesTheLineMeanwhileIsNotAskedAboutAgain() {
        // 11 June, 9:00: the bureau is down. Wang closes the line.
        Resident wang = scored();
        Resident li = scored();
        wang.allows("S09", "CITY").expect(201);
        li.allows("S09", "CITY").expect(201);
        world.fail("bureau");
        begun.opens(wang, "S09");
        begun.opens(li, "S09");
        wang.phone().delete("credit-lines/" + wang.lineId("S09")).expect(204);
        // 10:01: it is asked about Li again, not about Wang; the line stays closed.
        world.passes(Duration.ofMinutes(61));
        World.eventually(() -> assertThat(li.readings().json()).hasSize(2));
        assertThat(wang.readings().json()).hasSize(1);
        assertThat(Objects.requireNonNull(wang.line("S09")).hasNonNull("closedAt")).isTrue();
    }

    @Test
    void aSilenceOfMoreThanAWeekAgoStaysOne() {
        // 11 June: the bureau is down, and so is this house until the 19th.
        Resident wang = scored();
        wang.allows("S09", "CITY").expect(201);
        world.fail("bureau");
        begun.opens(wang, "S09");
        Resident li = scored();
        li.allows("S09", "CITY").expect(201);
        world.itIs("2020-06-19T09:00");
        begun.opens(li, "S09");
        world.passes(Duration.ofMinutes(61));
        World.eventually(() -> assertThat(li.readings().json()).hasSize(2));
        assertThat(wang.readings().json()).hasSize(1);
    }

    @Test
    void whatTheHouseAsksAgainIsRefusedInSilence() {
        // 11 June: Wang has a line of Zhuhai.
        Resident wang = world.insured("王小明", 1990);
        outside.scores(wang, "insurance", 700);
        begun.opens(wang, "S06");
        // 12 June: insured elsewhere now, and allows the score: the pack says no.
        world.itIs("2020-06-12T09:00");
        new InsurerDesk(world.sandbox()).insuresIn("430100", wang.number(), "王小明");
        wang.allows("S06", "INSURANCE").expect(201);
        World.eventually(() -> assertThat(waiting()).isZero());
        // The line is open as before, and nobody is told that it was refused.
        assertThat(Objects.requireNonNull(wang.line("S06")).hasNonNull("closedAt")).isFalse();
        assertThat(wang.phone().get("patients/" + wang.id() + "/messages").body())
                .doesNotContain("暂未开通");
        assertThat(wang.phone().get("patients/" + wang.id() + "/line-applications").json())
                .hasSize(1);
    }

    private long waiting() {
        return world.city()
                .city()
                .call(() -> world.bean(Sql.class).statement(WAITING).query(Long.class).single());
    }

    /// Somebody with 650 of the city.
    private Resident scored() {
        Resident who = world.insured("王小明", 1985);
        outside.scores(who, "city", 650);
        return who;
    }
}
