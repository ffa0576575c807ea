package org.xinyi.city.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ScriptTests {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 10);

    @Test
    void looksAtTheDay() {
        long begin = System.nanoTime();
        Script script = Script.of(World.of(Inputs.load(), Scheme.S04, 16_496, DAY, 1));
        System.out.println("TESTOUT ms " + (System.nanoTime() - begin) / 1_000_000);
        Facts.print(script);
        assertThat(script.deeds()).isNotEmpty();
    }
}
