package org.xinyi.city.hospital;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The departments of the example hospital and what each is likely to order.
public final class Layout {

    public enum Kind {
        CLINIC,
        EMERGENCY,
        LABORATORY,
        IMAGING,
        PHARMACY,
        TREATMENT,
        WARD,
        WINDOW
    }

    /// @param weight how many patients it draws, against other clinics
    /// @param mix what it orders; empty where nothing is
    /// @param servers at the published size
    /// @param opens seconds of the day
    public record Department(
            int index,
            String code,
            String nameZh,
            String nameEn,
            Kind kind,
            String location,
            int weight,
            String mix,
            int servers,
            int serviceSeconds,
            long opens) {}

    /// Item codes with how often each is ordered, against the others of its kind.
    public record Mix(
            Map<String, Integer> tests,
            Map<String, Integer> treatments,
            Map<String, Integer> drugs) {}

    private record Performer(String prefix, int department) {}

    private final List<Department> departments = new ArrayList<>();
    private final Map<String, Integer> byCode = new HashMap<>();
    private final List<Performer> performers = new ArrayList<>();
    private final Map<String, Mix> mixes = new HashMap<>();

    private Layout() {}

    public static Layout load() {
        JsonNode file = Resource.read("/hospital.json");
        Layout layout = new Layout();
        file.get("departments").forEach(layout::department);
        for (JsonNode one : file.get("performers")) {
            layout.performers.add(
                    new Performer(
                            one.get("prefix").asString(),
                            layout.index(one.get("department").asString())));
        }
        for (Map.Entry<String, JsonNode> mix : file.get("mixes").properties()) {
            layout.mixes.put(
                    mix.getKey(),
                    new Mix(
                            weights(mix.getValue().get("tests")),
                            weights(mix.getValue().get("treatments")),
                            weights(mix.getValue().get("drugs"))));
        }
        return layout;
    }

    public List<Department> departments() {
        return List.copyOf(departments);
    }

    public List<Department> of(Kind kind) {
        return departments.stream().filter(one -> one.kind == kind).toList();
    }

    public Department get(int index) {
        return departments.get(index);
    }

    public int index(String code) {
        Integer index = byCode.get(code);
        if (index == null) {
            throw new IllegalArgumentException("No department " + code);
        }
        return index;
    }

    public Mix mix(String name) {
        Mix mix = mixes.get(name);
        if (mix == null) {
            throw new IllegalArgumentException("No mix " + name);
        }
        return mix;
    }

    /// Who carries out an item: the department whose prefix fits first.
    ///
    /// @param otherwise where nobody in particular does
    public int performer(String item, int otherwise) {
        for (Performer performer : performers) {
            if (item.startsWith(performer.prefix)) {
                return performer.department;
            }
        }
        return otherwise;
    }

    private void department(JsonNode one) {
        int index = departments.size();
        byCode.put(one.get("code").asString(), index);
        departments.add(
                new Department(
                        index,
                        one.get("code").asString(),
                        one.get("zh").asString(),
                        one.get("en").asString(),
                        Kind.valueOf(one.get("kind").asString()),
                        one.get("location").asString(),
                        one.get("weight").asInt(),
                        one.get("mix").asString(),
                        one.get("servers").asInt(),
                        one.get("serviceSeconds").asInt(),
                        LocalTime.parse(one.get("opens").asString()).toSecondOfDay()));
    }

    private static Map<String, Integer> weights(JsonNode node) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        node.properties().forEach(one -> weights.put(one.getKey(), one.getValue().asInt()));
        return weights;
    }
}
