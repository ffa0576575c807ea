package org.xinyi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is announced is looked for, once by each who may look.
class PumpTests {

    private static final City HERE = new City("here");
    private static final int WORKERS = 3;

    private final Pump pump =
            new Pump() {
                @Override
                public int work() {
                    return 0;
                }

                @Override
                public int parallel() {
                    return WORKERS;
                }
            };

    @Test
    void whatIsAnnouncedWhileAllAreBusyEndsTheNextRest() {
        HERE.run(pump::wake);

        assertThat(rests()).isTrue();
        assertThat(rests()).isFalse();
    }

    @Test
    void whatIsAnnouncedAgainAndAgainIsLookedForByEachOnce() {
        HERE.run(() -> IntStream.range(0, 100).forEach(_ -> pump.wake()));

        assertThat(IntStream.range(0, 100).filter(_ -> rests()).count()).isEqualTo(WORKERS);
    }

    @Test
    void allAreWokenAndNobodyInAnotherCity() {
        HERE.run(pump::wakeAll);

        assertThat(new City("there").call(this::isWoken)).isFalse();
        assertThat(IntStream.range(0, 100).filter(_ -> rests()).count()).isEqualTo(WORKERS);
    }

    private boolean rests() {
        return HERE.call(this::isWoken);
    }

    private boolean isWoken() {
        try {
            return pump.rest(0);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
