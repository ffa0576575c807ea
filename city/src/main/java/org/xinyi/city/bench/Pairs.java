package org.xinyi.city.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Two ways that take turns, so that what happens to the machine happens to both. The order
/// within a pair changes from pair to pair.
record Pairs(List<Long> ones, List<Long> others) {

    static Pairs of(int count, LongSupplier one, LongSupplier other) {
        List<Long> ones = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                ones.add(one.getAsLong());
                others.add(other.getAsLong());
            } else {
                others.add(other.getAsLong());
                ones.add(one.getAsLong());
            }
        }
        return new Pairs(ones, others);
    }

    BigDecimal ratio() {
        return Result.median(ratios());
    }

    /// The rates of both, the ratio of each pair and how far these lie apart.
    ObjectNode raw(String one, String other) {
        ObjectNode raw = Json.object();
        add(raw.putArray(one), ones);
        add(raw.putArray(other), others);
        ArrayNode ratios = raw.putArray("ratios");
        ratios().forEach(ratios::add);
        raw.put(
                "spread",
                ratios().stream()
                        .max(BigDecimal::compareTo)
                        .orElseThrow()
                        .subtract(ratios().stream().min(BigDecimal::compareTo).orElseThrow()));
        return raw;
    }

    private List<BigDecimal> ratios() {
        List<BigDecimal> ratios = new ArrayList<>();
        for (int i = 0; i < ones.size(); i++) {
            ratios.add(Result.ratio(ones.get(i), others.get(i)));
        }
        return ratios;
    }

    private static void add(ArrayNode into, List<Long> values) {
        values.forEach(into::add);
    }
}
