package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Decisions made again are the same, and what is said to reverse a refusal does.
class ReplayTests {

    private static final int MILLION = 1_000_000;
    private static final int PEOPLE = 300;

    static Stream<PackFile> packs() {
        return TestPacks.ALL.stream();
    }

    @Tag("slow")
    @Test
    void aMillionReplayedDecisionsAreIdentical() {
        List<Map.Entry<PackFile, String>> asked = new ArrayList<>();
        for (PackFile pack : TestPacks.ALL) {
            StoryRows.of(pack).forEach(row -> asked.add(Map.entry(pack, row.question())));
        }
        List<Decision<?>> first = new ArrayList<>();
        asked.forEach(one -> first.add(ask(one.getKey(), one.getValue())));
        Map<String, PackFile> readAgain = new HashMap<>();
        TestPacks.ALL.forEach(
                pack ->
                        readAgain.put(
                                pack.file(),
                                TestPacks.READER.read(pack.file(), pack.content()).orThrow()));
        int differing = 0;
        for (int i = 0; i < MILLION; i++) {
            Map.Entry<PackFile, String> one = asked.get(i % asked.size());
            PackFile pack =
                    i % 2 == 0
                            ? one.getKey()
                            : Objects.requireNonNull(readAgain.get(one.getKey().file()));
            differing += ask(pack, one.getValue()).equals(first.get(i % asked.size())) ? 0 : 1;
        }
        assertThat(differing).isZero();
    }

    private static Decision<?> ask(PackFile pack, String question) {
        return Questions.ask(TestPacks.CONDITIONS, pack, question);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void theSmallestChangeReversesARefusalAndNoSmallerOneDoes(PackFile file) {
        Random random = new Random(20_240_610);
        for (int i = 0; i < PEOPLE; i++) {
            EligibilityFacts person = person(random);
            Decision<Boolean> decision = decide(file, person);
            if (!decision.outcome()) {
                List<Decision.Change> changes = decision.changes();
                assertThat(changes).as(person.toString()).isNotEmpty();
                assertThat(decide(file, with(person, changes)).outcome()).isTrue();
                for (Decision.Change one : changes) {
                    List<Decision.Change> fewer = new ArrayList<>(changes);
                    fewer.remove(one);
                    assertThat(decide(file, with(person, fewer)).outcome()).isFalse();
                }
            }
        }
    }

    private static Decision<Boolean> decide(PackFile file, EligibilityFacts facts) {
        return Eligibility.decide(TestPacks.CONDITIONS, file.pack(), facts);
    }

    static EligibilityFacts person(Random random) {
        return new EligibilityFacts(
                LocalDate.of(2024, 6, 10),
                random.nextInt(100),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                Map.of(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private static EligibilityFacts with(EligibilityFacts facts, List<Decision.Change> changes) {
        Map<String, String> to = new HashMap<>();
        changes.forEach(change -> to.put(change.fact(), change.to()));
        return new EligibilityFacts(
                facts.asOf(),
                Integer.parseInt(to.getOrDefault("age", String.valueOf(facts.age()))),
                flag(to, "insured", facts.insured()),
                flag(to, "insuranceNormal", facts.insuranceNormal()),
                flag(to, "seriousDishonesty", facts.seriousDishonesty()),
                flag(to, "realName", facts.realName()),
                flag(to, "local", facts.local()),
                flag(to, "listed", facts.listed()),
                facts.scores(),
                flag(to, "creditIdentity", facts.creditIdentity()),
                flag(to, "provinceInsured", facts.provinceInsured()));
    }

    private static boolean flag(Map<String, String> to, String fact, boolean was) {
        return Boolean.parseBoolean(to.getOrDefault(fact, String.valueOf(was)));
    }
}
