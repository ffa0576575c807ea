package org.xinyi.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decides who may enter a scheme: all rules of the pack must hold.
final class Eligibility {

    /// The rule that decides when nothing stands in the way.
    static final String ADMITS = "eligibility.admits";

    private Eligibility() {}

    static Decision<Boolean> decide(Conditions conditions, Pack pack, EligibilityFacts facts) {
        Map<String, Object> values = values(facts);
        List<Conditions.Condition> all = new ArrayList<>();
        List<EligibilityRule> broken = new ArrayList<>();
        for (EligibilityRule rule : pack.eligibility()) {
            Conditions.Condition condition = conditions.of(rule.holds());
            all.add(condition);
            if (!condition.holds(values)) {
                broken.add(rule);
            }
        }
        if (broken.isEmpty()) {
            return new Decision<>(
                    true,
                    pack.ref(),
                    pack.hash(),
                    ADMITS,
                    origin(pack, ADMITS),
                    List.of(),
                    List.of());
        }
        String rule = "eligibility." + broken.getFirst().id();
        return new Decision<>(
                false,
                pack.ref(),
                pack.hash(),
                rule,
                origin(pack, rule + ".holds"),
                broken.stream().map(EligibilityRule::reason).toList(),
                new Reversal(all, values).smallest());
    }

    static Map<String, Object> values(EligibilityFacts facts) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("asOf", facts.asOf().toString());
        values.put("age", (long) facts.age());
        values.put("insured", facts.insured());
        values.put("insuranceNormal", facts.insuranceNormal());
        values.put("seriousDishonesty", facts.seriousDishonesty());
        values.put("realName", facts.realName());
        values.put("local", facts.local());
        values.put("listed", facts.listed());
        values.put("scores", facts.scores());
        values.put("creditIdentity", facts.creditIdentity());
        values.put("provinceInsured", facts.provinceInsured());
        return values;
    }

    private static Provenance.Origin origin(Pack pack, String path) {
        return pack.provenance()
                .of(path)
                .orElseThrow(() -> new IllegalStateException("No origin of " + path));
    }
}
