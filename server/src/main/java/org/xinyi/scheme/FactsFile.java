package org.xinyi.scheme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Facts about a person, read from YAML or JSON: `age: 40`, `insured: true`.
final class FactsFile {

    private final Map<?, ?> facts;

    private FactsFile(Map<?, ?> facts) {
        this.facts = facts;
    }

    /// @throws IllegalArgumentException when it is something else
    static EligibilityFacts read(String content, Pack pack) {
        Object loaded;
        try {
            loaded = new Load(LoadSettings.builder().build()).loadFromString(content);
        } catch (YamlEngineException broken) {
            throw new IllegalArgumentException("The facts are no YAML or JSON", broken);
        }
        if (!(loaded instanceof Map<?, ?> facts)) {
            throw new IllegalArgumentException("Facts look like age: 40");
        }
        Set<String> known = Conditions.factNames();
        for (Object name : facts.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw new IllegalArgumentException("No such fact: " + name + "; known " + known);
            }
        }
        return new FactsFile(facts).facts(pack);
    }

    private EligibilityFacts facts(Pack pack) {
        return new EligibilityFacts(
                date("asOf", pack.effectiveFrom()),
                facts.containsKey("age") ? number("age", facts.get("age")) : -1,
                flag("insured"),
                flag("insuranceNormal"),
                flag("seriousDishonesty"),
                flag("realName"),
                flag("local"),
                flag("listed"),
                scores());
    }

    private boolean flag(String name) {
        return switch (facts.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw new IllegalArgumentException(name + " is true or false");
        };
    }

    private LocalDate date(String name, LocalDate otherwise) {
        Object value = facts.get(name);
        try {
            return value == null ? otherwise : LocalDate.parse(value.toString());
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(name + " is a date, as 2024-06-10", malformed);
        }
    }

    private Map<String, Long> scores() {
        Map<String, Long> scores = new HashMap<>();
        if (facts.get("scores") instanceof Map<?, ?> given) {
            given.forEach(
                    (source, score) ->
                            scores.put(
                                    String.valueOf(source),
                                    (long) number("scores." + source, score)));
        }
        return scores;
    }

    private static int number(String name, @Nullable Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException(name + " is a whole number");
    }
}
