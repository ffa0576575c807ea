package org.xinyi.scheme;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the smallest change of facts under which all conditions hold: the fewest facts, and of
/// those the least distance. Every answer was tried out; a search that grows too long gives up.
final class Reversal {

    private static final long AGE_MAX = 150;
    private static final int TRIES_MAX = 100_000;
    private static final String AGE = "age";
    private static final String AS_OF = "asOf";
    private static final String SCORES = "scores";

    private final List<Conditions.Condition> conditions;
    private final Map<String, Object> facts;
    private final List<List<Step>> dials;

    private List<Step> best = List.of();
    private long bestDistance = Long.MAX_VALUE;
    private int tries;

    Reversal(List<Conditions.Condition> conditions, Map<String, Object> facts) {
        this.conditions = conditions;
        this.facts = facts;
        this.dials = dials();
    }

    /// One fact set to another value.
    ///
    /// @param fact such as `age` or `scores.sesame`
    private record Step(String fact, @Nullable Object from, Object to, long distance) {}

    /// Empty when no change would do, or none is needed.
    List<Decision.Change> smallest() {
        if (holds(facts)) {
            return List.of();
        }
        for (int size = 1; size <= dials.size() && best.isEmpty(); size++) {
            search(0, size, List.of(), 0);
        }
        return best.stream()
                .map(
                        step ->
                                new Decision.Change(
                                        step.fact,
                                        step.from == null ? "none" : step.from.toString(),
                                        step.to.toString()))
                .toList();
    }

    private void search(int dial, int more, List<Step> taken, long distance) {
        if (distance >= bestDistance || tries >= TRIES_MAX) {
            return;
        }
        if (more == 0) {
            tries++;
            if (holds(apply(taken))) {
                best = taken;
                bestDistance = distance;
            }
            return;
        }
        for (int next = dial; next <= dials.size() - more; next++) {
            for (Step step : dials.get(next)) {
                List<Step> longer = Stream.concat(taken.stream(), Stream.of(step)).toList();
                search(next + 1, more - 1, longer, distance + step.distance);
            }
        }
    }

    private boolean holds(Map<String, Object> values) {
        return conditions.stream().allMatch(condition -> condition.holds(values));
    }

    private Map<String, Object> apply(List<Step> steps) {
        Map<String, Object> changed = new HashMap<>(facts);
        Map<String, Long> scores = new HashMap<>(scores());
        for (Step step : steps) {
            if (step.to instanceof Long score && step.fact.startsWith(SCORES + ".")) {
                scores.put(step.fact.substring(SCORES.length() + 1), score);
            } else {
                changed.put(step.fact, step.to);
            }
        }
        changed.put(SCORES, scores);
        return changed;
    }

    /// The other values that each fact named in a condition might take, nearest first.
    private List<List<Step>> dials() {
        Map<String, List<Step>> dials = new LinkedHashMap<>();
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            if (conditions.stream().noneMatch(one -> one.facts().contains(fact.getKey()))) {
                continue;
            }
            if (fact.getKey().equals(SCORES)) {
                words().forEach(word -> dials.put(SCORES + "." + word, scoreSteps(word)));
            } else {
                dials.put(fact.getKey(), steps(fact.getKey(), fact.getValue()));
            }
        }
        return dials.values().stream()
                .map(steps -> steps.stream().sorted(Comparator.comparing(Step::distance)).toList())
                .toList();
    }

    private static Stream<Step> numbers(String fact, @Nullable Long from, LongStream values) {
        long start = from == null ? 0 : from;
        return values.filter(value -> from == null || value != start)
                .mapToObj(value -> new Step(fact, from, value, Math.abs(value - start)));
    }

    private List<Step> steps(String fact, Object from) {
        return switch (from) {
            case Boolean flag -> List.of(new Step(fact, flag, !flag, 0));
            case Long age when fact.equals(AGE) ->
                    numbers(fact, age, LongStream.rangeClosed(0, AGE_MAX)).toList();
            case String day when fact.equals(AS_OF) -> days(LocalDate.parse(day));
            default -> List.of();
        };
    }

    private List<Step> days(LocalDate from) {
        return words().flatMap(word -> date(word).stream())
                .flatMap(date -> Stream.of(date.minusDays(1), date, date.plusDays(1)))
                .filter(date -> !date.equals(from))
                .distinct()
                .map(
                        date ->
                                new Step(
                                        AS_OF,
                                        from.toString(),
                                        date.toString(),
                                        Math.abs(date.toEpochDay() - from.toEpochDay())))
                .toList();
    }

    /// A score is tried at, above and below every number that a condition names.
    private List<Step> scoreSteps(String source) {
        TreeSet<Long> values = new TreeSet<>();
        for (Conditions.Condition condition : conditions) {
            for (long number : condition.numbers()) {
                values.addAll(List.of(number - 1, number, number + 1));
            }
        }
        LongStream known = values.stream().filter(value -> value >= 0).mapToLong(value -> value);
        return new ArrayList<>(
                numbers(SCORES + "." + source, scores().get(source), known).toList());
    }

    private Stream<String> words() {
        return conditions.stream().flatMap(one -> one.words().stream()).distinct().sorted();
    }

    @SuppressWarnings("unchecked") // Facts are made of EligibilityFacts alone.
    private Map<String, Long> scores() {
        return (Map<String, Long>) facts.getOrDefault(SCORES, Map.of());
    }

    private static Optional<LocalDate> date(String word) {
        try {
            return Optional.of(LocalDate.parse(word));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
