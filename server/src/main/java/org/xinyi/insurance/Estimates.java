package org.xinyi.insurance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.xinyi.catalogue.Item.InsuranceClass;
import org.xinyi.kernel.Money;
import org.xinyi.people.Institutions.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What share of an item a patient is likely to bear, in percent: a table of our own, used for
/// holds alone. The insurer decides what is really due.
@Component
class Estimates {

    private static final int WHOLE = 100;

    private final Map<Coverage.Scheme, Map<Level, Percent>> table =
            new EnumMap<>(Coverage.Scheme.class);

    private record Percent(int a, int b, int c) {

        private int of(InsuranceClass itemClass) {
            return switch (itemClass) {
                case A -> a;
                case B -> b;
                case C -> c;
            };
        }
    }

    Estimates() {
        JsonNode declared = read().path("personalPercent");
        for (Coverage.Scheme scheme : List.of(Coverage.Scheme.EMPLOYEE, Coverage.Scheme.RESIDENT)) {
            Map<Level, Percent> levels = new EnumMap<>(Level.class);
            for (Level level : Level.values()) {
                JsonNode row = declared.path(scheme.name()).path(level.name());
                levels.put(level, new Percent(share(row, "A"), share(row, "B"), share(row, "C")));
            }
            table.put(scheme, levels);
        }
    }

    /// Rounded up to the fen; the whole amount for whom the table does not know.
    Money personal(Coverage.Scheme scheme, Level level, InsuranceClass itemClass, Money amount) {
        Map<Level, Percent> levels = table.get(scheme);
        Percent percent = levels == null ? null : levels.get(level);
        return percent == null
                ? amount
                : Money.ofFen(
                        Math.ceilDiv(
                                Math.multiplyExact(amount.fen(), (long) percent.of(itemClass)),
                                (long) WHOLE));
    }

    private static int share(JsonNode row, String itemClass) {
        JsonNode share = row.path(itemClass);
        if (!share.isInt() || share.asInt() < 0 || share.asInt() > WHOLE) {
            throw new IllegalStateException(
                    "estimates.json wants a percentage for " + itemClass + ", not " + share);
        }
        return share.asInt();
    }

    private static JsonNode read() {
        try (InputStream in = new ClassPathResource("insurance/estimates.json").getInputStream()) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
