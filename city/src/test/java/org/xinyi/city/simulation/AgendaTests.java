package org.xinyi.city.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTests {

    @Test
    void letsThingsHappenInOrderOfTimeAndOfBeingNoted() {
        Agenda agenda = new Agenda();
        List<String> happened = new ArrayList<>();
        agenda.at(20, _ -> happened.add("late"));
        agenda.at(
                10,
                now -> {
                    happened.add("first");
                    agenda.at(now, _ -> happened.add("third"));
                });
        agenda.at(10, _ -> happened.add("second"));
        agenda.run();
        assertThat(happened).containsExactly("first", "second", "third", "late");
    }

    @Test
    void doesNotGoBack() {
        Agenda agenda = new Agenda();
        agenda.at(
                10,
                _ -> assertThatIllegalArgumentException().isThrownBy(() -> agenda.at(9, _ -> {})));
        agenda.run();
    }
}
