package org.xinyi.city.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTests {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 10);

    private static final Script SCRIPT = script(16_496, 1);

    @Test
    void theDayHasThePublishedSize() {
        long outpatients = SCRIPT.visits().stream().filter(visit -> !visit.isStay()).count();
        long insured =
                SCRIPT.visits().stream()
                        .filter(visit -> !visit.isStay() && visit.insured())
                        .count();
        assertThat(outpatients).isEqualTo(16_496);
        assertThat(insured).isEqualTo(8_455);
        assertThat(discharges(SCRIPT)).isEqualTo(310);
    }

    @Test
    void theSameSeedGivesTheSameScript() {
        assertThat(script(300, 7).deeds()).isEqualTo(script(300, 7).deeds());
        assertThat(script(300, 8).deeds()).isNotEqualTo(script(300, 7).deeds());
    }

    @Test
    void nothingIsConfirmedBeyondWhatWasOrdered() {
        Map<Integer, Integer> done = new HashMap<>();
        for (Script.Timed timed : SCRIPT.deeds()) {
            if (timed.deed() instanceof Deed.Confirm confirm) {
                done.merge(confirm.order(), confirm.quantity(), Integer::sum);
            }
        }
        done.forEach(
                (order, quantity) ->
                        assertThat(quantity)
                                .isEqualTo(SCRIPT.orders().get(order).done())
                                .isLessThanOrEqualTo(SCRIPT.orders().get(order).quantity()));
    }

    @Test
    void everybodyComesBeforeAnythingElseHappensToThem() {
        Set<Integer> came = new HashSet<>();
        for (Script.Timed timed : SCRIPT.deeds()) {
            Deed deed = timed.deed();
            if (deed instanceof Deed.Register || deed instanceof Deed.Admit) {
                came.add(deed.visit());
            } else {
                assertThat(came.contains(deed.visit())).as(deed.toString()).isTrue();
            }
        }
    }

    private static long discharges(Script script) {
        return script.deeds().stream()
                .filter(timed -> timed.deed() instanceof Deed.Discharge)
                .filter(timed -> timed.at() >= 0 && timed.at() < 86_400)
                .count();
    }

    private static Script script(int visits, long seed) {
        return Script.of(World.of(Inputs.load(), Scheme.S04, visits, DAY, seed));
    }
}
