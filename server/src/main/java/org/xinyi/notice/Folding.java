package org.xinyi.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.Money;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Makes one message of several that tell of new charges of the same visit. The last one stays and
/// takes in the counts and amounts of the others. What was tried before stays as it was sent: the
/// carrier may have it already.
record Folding(Taken last, List<Taken> others) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};
    private static final String COUNT = "count";
    private static final String AMOUNT = "amount";

    static boolean mayFold(Template template) {
        return template == Template.CHARGE_ADDED;
    }

    static String write(Map<String, String> parameters) {
        return JSON.writeValueAsString(parameters);
    }

    static Map<String, String> read(String parameters) {
        return JSON.readValue(parameters, PARAMETERS);
    }

    /// The groups of two and more among these.
    static List<Folding> among(List<Taken> taken) {
        Map<List<Object>, List<Taken>> groups = new LinkedHashMap<>();
        taken.stream()
                .filter(message -> mayFold(message.template()) && message.attempts() == 1)
                .sorted(Taken.OLDEST_FIRST)
                .forEach(
                        message ->
                                groups.computeIfAbsent(
                                                List.of(
                                                        message.template(),
                                                        message.patient(),
                                                        message.subject()),
                                                _ -> new ArrayList<>())
                                        .add(message));
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> new Folding(group.getLast(), group.subList(0, group.size() - 1)))
                .toList();
    }

    /// The last message as it tells of all of them.
    Taken sum() {
        Map<String, String> sum = new HashMap<>(parameters(last));
        for (Taken other : others) {
            Map<String, String> added = parameters(other);
            sum.merge(COUNT, added.getOrDefault(COUNT, "0"), Folding::plus);
            addAmount(sum, added);
        }
        return last.with(write(sum));
    }

    /// An amount that one of them does not state cannot be stated for all.
    private static void addAmount(Map<String, String> sum, Map<String, String> added) {
        String soFar = sum.get(AMOUNT);
        String more = added.get(AMOUNT);
        if (soFar == null || more == null) {
            sum.remove(AMOUNT);
        } else {
            sum.put(AMOUNT, Money.parse(soFar).plus(Money.parse(more)).toString());
        }
    }

    private static String plus(String left, String right) {
        return String.valueOf(Math.addExact(Integer.parseInt(left), Integer.parseInt(right)));
    }

    private static Map<String, String> parameters(Taken message) {
        String json = message.parameters();
        return json == null ? Map.of() : read(json);
    }
}
