package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/// A bureau that was silent when somebody applied is asked again by itself, a few times.
class SilentBureauTests extends Story {

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

    /// Somebody with 650 of the city.
    private Resident scored() {
        Resident who = world.insured("王小明", 1985);
        outside.scores(who, "city", 650);
        return who;
    }
}
