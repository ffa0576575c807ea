package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Says how long a decision takes; nothing fails for being slow.
@Tag("slow")
class DecisionBenchmarkTests {

    private static final System.Logger LOG =
            System.getLogger(DecisionBenchmarkTests.class.getName());

    @Test
    void everyKindOfDecisionIsTimed() throws RunnerException {
        Collection<RunResult> results =
                new Runner(
                                new OptionsBuilder()
                                        .include(DecisionBenchmark.class.getName())
                                        .forks(1)
                                        .shouldFailOnError(true)
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .run();

        assertThat(results).hasSize(3);
        for (RunResult result : results) {
            var time = result.getPrimaryResult();
            LOG.log(
                    System.Logger.Level.INFO,
                    "a decision: %s %.2f %s"
                            .formatted(time.getLabel(), time.getScore(), time.getScoreUnit()));
            assertThat(time.getScore()).as(time.getLabel()).isPositive();
        }
    }
}
