package org.xinyi.city.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xinyi.city.hospital.Inputs;
import org.xinyi.city.hospital.Scheme;
import org.xinyi.city.hospital.Script;
import org.xinyi.city.hospital.World;
import org.xinyi.city.wire.Endpoint;

/// Server and database are killed in the middle of a day, twice; hospitals' systems ask again, and
/// in the end every fen is explained.
@Tag("slow")
class CrashStoryTests {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 10);
    private static final int VISITS = 60;
    private static final int DAYS = 3;

    private final AtomicInteger crashes = new AtomicInteger();
    private final RunningPlatform platform =
            RunningPlatform.start(Path.of("target", "crash-" + System.nanoTime()).toAbsolutePath());

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void nothingIsLostOrDoneTwiceWhenServerAndDatabaseAreKilled() throws IOException {
        Script script = Script.of(World.of(Inputs.load(), Scheme.S04, VISITS, DAY, 5));
        Endpoint sandbox = Endpoint.of(platform.sandbox());
        Demonstration.Outcome outcome =
                new Demonstration(script, DAYS, platform.asPlatform(), sandbox, new Killing())
                        .play();
        assertThat(crashes).hasValue(2);
        assertThat(outcome.verification().get("unexplained").asString()).isEqualTo("0.00");
        assertThat(outcome.overview().at("/visits/total").asLong())
                .isEqualTo(script.visits().size());
        assertThat(outcome.tally().done("charges")).isPositive();
    }

    /// Kills in the morning and in the afternoon, while requests are under way.
    private final class Killing implements Demonstration.Show {

        private static final long MORNING = 9 * 3_600;
        private static final long AFTERNOON = 14 * 3_600;

        @Override
        public void phase(String name) {}

        @Override
        public void progress(long seconds, long visits, long charges, int visitsExpected) {
            boolean morning = seconds > MORNING && crashes.compareAndSet(0, 1);
            boolean afternoon = seconds > AFTERNOON && crashes.compareAndSet(1, 2);
            if (morning || afternoon) {
                Thread.ofPlatform().start(platform::crash);
            }
        }
    }

    static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
    }
}
