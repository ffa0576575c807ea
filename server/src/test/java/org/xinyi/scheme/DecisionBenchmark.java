package org.xinyi.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xinyi.kernel.Money;

/// How long one decision takes, in microseconds, over the packs in turn.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
public class DecisionBenchmark {

    private static final int PEOPLE = 512;
    private static final int MOST_FEN = 500_000;

    private record Question(PackFile pack, String inWords) {}

    private final List<Question> questions = new ArrayList<>();
    private final List<EligibilityFacts> people = new ArrayList<>();
    private int turn;

    public DecisionBenchmark() {
        for (PackFile pack : TestPacks.ALL) {
            StoryRows.of(pack).forEach(row -> questions.add(new Question(pack, row.question())));
        }
        Random random = new Random(20_240_610);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(ReplayTests.person(random));
        }
    }

    /// Who may enter: the conditions of the pack, and what would reverse a refusal.
    @Benchmark
    public Object eligibility() {
        turn++;
        return Eligibility.decide(
                TestPacks.CONDITIONS, pack().pack(), people.get(turn % people.size()));
    }

    /// How much.
    @Benchmark
    public Object limit() {
        turn++;
        return LimitRules.limit(
                pack().pack(), LimitRules.Facts.opening(Map.of(), Money.ofFen(turn % MOST_FEN)));
    }

    /// Every question of the stories, its words read anew each time.
    @Benchmark
    public Object anyQuestionInWords() {
        Question asked = questions.get(turn++ % questions.size());
        return Questions.ask(TestPacks.CONDITIONS, asked.pack, asked.inWords);
    }

    private PackFile pack() {
        return TestPacks.ALL.get(turn % TestPacks.ALL.size());
    }
}
