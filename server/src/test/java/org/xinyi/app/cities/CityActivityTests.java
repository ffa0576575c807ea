package org.xinyi.app.cities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xinyi.HandClock;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Pump;

/// A city that nobody uses is left in peace, and found awake by whoever comes.
class CityActivityTests {

    private static final City HERE = new City("here");

    private final HandClock wall = new HandClock("2020-06-10T01:00:00Z");
    private final Pump pump =
            new Pump() {
                @Override
                public int work() {
                    return 0;
                }
            };
    private final CityActivity activity = new CityActivity(wall, List.of(pump));

    @Test
    void aCityIsQuietAMinuteAfterItsLastRequest() {
        assertThat(activity.isQuiet(HERE)).isTrue();
        HERE.run(activity::used);
        wall.goOn(Duration.ofSeconds(60));
        assertThat(activity.isQuiet(HERE)).isFalse();
        wall.goOn(Duration.ofMillis(1));
        assertThat(activity.isQuiet(HERE)).isTrue();
    }

    @Test
    void theFirstRequestAfterASilenceWakesThePumpsAndTheNextDoesNot() throws InterruptedException {
        HERE.run(activity::used);
        assertThat(isWoken()).isTrue();
        wall.goOn(Duration.ofSeconds(59));
        HERE.run(activity::used);
        assertThat(isWoken()).isFalse();
        wall.goOn(Duration.ofSeconds(61));
        HERE.run(activity::used);
        assertThat(isWoken()).isTrue();
    }

    private boolean isWoken() throws InterruptedException {
        return HERE.<Boolean, InterruptedException>call(() -> pump.rest(0));
    }
}
