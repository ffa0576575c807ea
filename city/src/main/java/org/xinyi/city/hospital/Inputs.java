package org.xinyi.city.hospital;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the simulation is told: published numbers with their place, all others as what they are,
/// assumptions.
public final class Inputs {

    /// @param source file and line of a seed; null where it is an assumption
    /// @param assumption why; null where it is published
    public record Input(
            String id,
            int value,
            String unit,
            String zh,
            String en,
            @Nullable String source,
            @Nullable String assumption) {

        public boolean published() {
            return source != null;
        }
    }

    private final Map<String, Input> inputs;

    private Inputs(Map<String, Input> inputs) {
        this.inputs = inputs;
    }

    public static Inputs load() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (JsonNode one : Resource.read("/inputs.json")) {
            Input input =
                    new Input(
                            one.get("id").asString(),
                            one.get("value").asInt(),
                            one.get("unit").asString(),
                            one.get("zh").asString(),
                            one.get("en").asString(),
                            text(one, "source"),
                            text(one, "assumption"));
            if (input.published() == (input.assumption() != null)) {
                throw new IllegalStateException(
                        input.id() + " says either where it stands or why we assume it");
            }
            inputs.put(input.id(), input);
        }
        return new Inputs(inputs);
    }

    /// The same with some values of the caller's.
    public Inputs with(Map<String, Integer> values) {
        Map<String, Input> changed = new LinkedHashMap<>(inputs);
        values.forEach(
                (id, value) -> {
                    Input was = get(id);
                    changed.put(
                            id,
                            new Input(
                                    id,
                                    value,
                                    was.unit(),
                                    was.zh(),
                                    was.en(),
                                    was.source(),
                                    was.assumption()));
                });
        return new Inputs(changed);
    }

    public int of(String id) {
        return get(id).value();
    }

    /// The same share of a smaller or larger hospital.
    ///
    /// @return rounded; at least 1 when there is any
    public int scaled(String id, int visits) {
        int published = of("visits");
        long value = ((long) of(id) * visits + published / 2) / published;
        return of(id) == 0 ? 0 : Math.toIntExact(Math.max(1, value));
    }

    public Collection<Input> all() {
        return List.copyOf(inputs.values());
    }

    public List<Input> published() {
        return new ArrayList<>(inputs.values().stream().filter(Input::published).toList());
    }

    public Input get(String id) {
        Input input = inputs.get(id);
        if (input == null) {
            throw new IllegalArgumentException("No input " + id);
        }
        return input;
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.has(field) ? node.get(field).asString() : null;
    }
}
