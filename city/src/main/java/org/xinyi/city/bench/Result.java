package org.xinyi.city.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// One row of the bench.
///
/// @param target such as `>= 3.5`
/// @param raw the figures behind it
record Result(String name, BigDecimal value, String target, boolean met, ObjectNode raw) {

    private static final int PLACES = 3;

    static Result atLeast(String name, BigDecimal value, String bound, ObjectNode raw) {
        return new Result(
                name, value, ">= " + bound, value.compareTo(new BigDecimal(bound)) >= 0, raw);
    }

    static Result atMost(String name, BigDecimal value, String bound, ObjectNode raw) {
        return new Result(
                name, value, "<= " + bound, value.compareTo(new BigDecimal(bound)) <= 0, raw);
    }

    Result and(boolean alsoMet) {
        return new Result(name, value, target, met && alsoMet, raw);
    }

    ObjectNode json() {
        ObjectNode row = Json.object();
        row.put("value", value).put("target", target).put("met", met);
        row.set("raw", raw);
        return row;
    }

    static BigDecimal ratio(long one, long other) {
        return BigDecimal.valueOf(one)
                .divide(BigDecimal.valueOf(Math.max(1, other)), PLACES, RoundingMode.HALF_UP);
    }

    static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
