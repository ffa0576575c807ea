package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EligibilityTests {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 10);

    @Test
    void aDecisionNamesTheRuleAndItsSource() {
        Decision<Boolean> decision = decide(TestPacks.S10.pack(), facts(60, true, true, false));

        assertThat(decision.outcome()).isFalse();
        assertThat(decision.pack()).isEqualTo(new PackRef("S10", 1));
        assertThat(decision.rule()).isEqualTo("eligibility.age");
        assertThat(decision.origin()).isEqualTo(new Provenance.Origin.Source("000:L92"));
        assertThat(decision.reasons()).singleElement().satisfies(EligibilityTests::speaksBoth);
        assertThat(decision.changes()).containsExactly(new Decision.Change("age", "60", "55"));
    }

    @Test
    void anAdmissionNamesWhatAdmits() {
        Decision<Boolean> decision = decide(TestPacks.S10.pack(), facts(40, true, true, false));

        assertThat(decision.outcome()).isTrue();
        assertThat(decision.rule()).isEqualTo("eligibility.admits");
        assertThat(decision.origin()).isEqualTo(new Provenance.Origin.Source("000:L92"));
        assertThat(decision.reasons()).isEmpty();
        assertThat(decision.changes()).isEmpty();
    }

    @Test
    void everyRuleThatFailsGivesItsReason() {
        Decision<Boolean> decision = decide(TestPacks.S10.pack(), facts(20, false, false, false));

        assertThat(decision.rule()).isEqualTo("eligibility.insured");
        assertThat(decision.reasons()).hasSize(2);
        assertThat(decision.changes())
                .containsExactly(
                        new Decision.Change("age", "20", "23"),
                        new Decision.Change("insured", "false", "true"),
                        new Decision.Change("insuranceNormal", "false", "true"));
    }

    @Test
    void lianyungangAdmitsEverybodyWhoIsNotListed() {
        assertThat(decide(TestPacks.S04.pack(), facts(-1, false, false, false)).outcome()).isTrue();
        assertThat(decide(TestPacks.S04.pack(), facts(3, false, false, false)).outcome()).isTrue();

        Decision<Boolean> listed = decide(TestPacks.S04.pack(), facts(40, true, true, true));
        assertThat(listed.outcome()).isFalse();
        assertThat(listed.changes())
                .containsExactly(new Decision.Change("listed", "true", "false"));
    }

    @Test
    void anUnknownScoreDoesNotHoldAndTheNeededOneIsNamed() {
        Pack pack = withRules("scores[\"sesame\"] >= 650 || scores[\"egret\"] >= 584");

        Decision<Boolean> decision = decide(pack, facts(40, true, true, false));

        assertThat(decision.outcome()).isFalse();
        assertThat(decision.changes())
                .containsExactly(new Decision.Change("scores.egret", "none", "584"));
    }

    @Test
    void aRuleMayWaitForADay() {
        Decision<Boolean> decision =
                decide(withRules("asOf >= '2024-07-01'"), facts(40, true, true, false));

        assertThat(decision.changes())
                .containsExactly(new Decision.Change("asOf", "2024-06-10", "2024-07-01"));
    }

    @Test
    void theSameFactsGiveTheSameAnswer() {
        EligibilityFacts facts = facts(20, false, true, true);

        assertThat(decide(TestPacks.S10.pack(), facts))
                .isEqualTo(decide(TestPacks.S10.pack(), facts));
    }

    /// For thousands of people and random rules: the change that is named reverses the refusal, and
    /// nothing smaller does.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void theSmallestChangeReversesARefusal(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Pack pack = round % 3 == 0 ? TestPacks.S10.pack() : withRules(randomRules(random));
            EligibilityFacts facts = randomFacts(random);
            Decision<Boolean> decision = decide(pack, facts);
            if (decision.outcome() || decision.changes().isEmpty()) {
                assertThat(decision.outcome() || !anyChangeHelps(pack, facts)).isTrue();
                continue;
            }
            EligibilityFacts changed = apply(facts, decision.changes());
            assertThat(decide(pack, changed).outcome())
                    .as("seed %d round %d: %s", seed, round, decision)
                    .isTrue();
            assertThat(smallerHelps(pack, facts, decision.changes()))
                    .as("seed %d round %d: %s", seed, round, decision)
                    .isFalse();
        }
    }

    /// Whether leaving out one of the changes, or an age nearer to the person's own, would do.
    private static boolean smallerHelps(
            Pack pack, EligibilityFacts facts, List<Decision.Change> changes) {
        for (int left = 0; left < changes.size(); left++) {
            List<Decision.Change> fewer = new ArrayList<>(changes);
            Decision.Change out = fewer.remove(left);
            if (holds(pack, apply(facts, fewer))) {
                return true;
            }
            if (out.fact().equals("age")) {
                int distance = Math.abs(Integer.parseInt(out.to()) - facts.age());
                for (int age = facts.age() - distance + 1; age < facts.age() + distance; age++) {
                    List<Decision.Change> nearer = new ArrayList<>(fewer);
                    nearer.add(new Decision.Change("age", out.from(), String.valueOf(age)));
                    if (age >= 0 && holds(pack, apply(facts, nearer))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean anyChangeHelps(Pack pack, EligibilityFacts facts) {
        for (int flags = 0; flags < 8; flags++) {
            for (int age = 0; age <= 150; age++) {
                EligibilityFacts other =
                        new EligibilityFacts(
                                facts.asOf(),
                                age,
                                (flags & 1) != 0,
                                (flags & 2) != 0,
                                facts.seriousDishonesty(),
                                facts.realName(),
                                facts.local(),
                                (flags & 4) != 0,
                                facts.scores());
                if (holds(pack, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static EligibilityFacts apply(EligibilityFacts facts, List<Decision.Change> changes) {
        Map<String, String> to = new HashMap<>();
        changes.forEach(change -> to.put(change.fact(), change.to()));
        return new EligibilityFacts(
                facts.asOf(),
                Integer.parseInt(to.getOrDefault("age", String.valueOf(facts.age()))),
                Boolean.parseBoolean(to.getOrDefault("insured", "" + facts.insured())),
                Boolean.parseBoolean(
                        to.getOrDefault("insuranceNormal", "" + facts.insuranceNormal())),
                facts.seriousDishonesty(),
                facts.realName(),
                facts.local(),
                Boolean.parseBoolean(to.getOrDefault("listed", "" + facts.listed())),
                facts.scores());
    }

    private static String[] randomRules(Random random) {
        int from = random.nextInt(100);
        int to = random.nextInt(100);
        String[] rules = {
            "age >= " + from,
            "age <= " + to,
            "insured || age < " + to,
            "!listed",
            "insured && insuranceNormal",
            "age >= " + from + " && age <= " + (from + 10) + " || insured && age > " + to
        };
        return new String[] {
            rules[random.nextInt(rules.length)], rules[random.nextInt(rules.length)]
        };
    }

    private static EligibilityFacts randomFacts(Random random) {
        return facts(
                random.nextInt(-1, 120),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private static Pack withRules(String... conditions) {
        Pack pack = TestPacks.S10.pack();
        Map<String, Provenance.Origin> origins = new LinkedHashMap<>(pack.provenance().origins());
        List<EligibilityRule> rules = new ArrayList<>();
        for (String condition : conditions) {
            String id = "rule-" + rules.size();
            rules.add(new EligibilityRule(id, condition, new Pack.Text("不符", "does not hold")));
            origins.put(
                    "eligibility." + id + ".holds",
                    new Provenance.Origin.Assumption("made up for a test"));
        }
        return new Pack(
                pack.ref(),
                pack.hash(),
                pack.effectiveFrom(),
                pack.name(),
                rules,
                pack.commitment(),
                pack.credit(),
                pack.flow(),
                pack.repayment(),
                pack.followUp(),
                pack.family(),
                pack.lossLayers(),
                new Provenance(origins));
    }

    private static Decision<Boolean> decide(Pack pack, EligibilityFacts facts) {
        return Eligibility.decide(TestPacks.CONDITIONS, pack, facts);
    }

    private static boolean holds(Pack pack, EligibilityFacts facts) {
        Map<String, Object> values = Eligibility.values(facts);
        return pack.eligibility().stream()
                .allMatch(rule -> TestPacks.CONDITIONS.of(rule.holds()).holds(values));
    }

    private static EligibilityFacts facts(
            int age, boolean insured, boolean normal, boolean listed) {
        return new EligibilityFacts(DAY, age, insured, normal, false, true, true, listed, Map.of());
    }

    private static void speaksBoth(Pack.Text text) {
        assertThat(text.zh()).isNotBlank();
        assertThat(text.en()).isNotBlank();
    }
}
