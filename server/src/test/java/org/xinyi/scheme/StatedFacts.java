package org.xinyi.scheme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.xinyi.scheme.CoverageSheet.Cell;
import org.xinyi.scheme.CoverageSheet.State;

/// The facts of `coverage/facts.yaml`, and what tests and stories show of them.
final class StatedFacts {

    private static final Pattern LINES = Pattern.compile("(?:(\\d{3}):)?L(\\d+)(?:-L?(\\d+))?");

    private final Map<String, List<StoryRows.Row>> stories;
    private final Map<Proofs.Shown, List<String>> proofs;
    private final Map<String, String> reasons;
    private final Set<String> reasonsUsed = new HashSet<>();
    private final List<String> mistakes = new ArrayList<>();

    StatedFacts(
            Map<String, List<StoryRows.Row>> stories,
            Map<Proofs.Shown, List<String>> proofs,
            Map<String, String> reasons) {
        this.stories = stories;
        this.proofs = proofs;
        this.reasons = reasons;
    }

    /// What is claimed twice, not at all, or without need.
    List<String> mistakes() {
        List<String> all = new ArrayList<>(mistakes);
        reasons.keySet().stream()
                .filter(reason -> !reasonsUsed.contains(reason))
                .forEach(reason -> all.add("nobody gives the reason " + reason));
        return all;
    }

    /// @param facts by id: zh, en, asks, in, not, assumed
    List<Cell> cells(Map<String, Map<String, Object>> facts) {
        List<Cell> cells = new ArrayList<>();
        facts.forEach(
                (id, fact) ->
                        texts(fact.get("in"))
                                .forEach(
                                        (scheme, source) ->
                                                cells.add(cell(id, fact, scheme, source))));
        return cells;
    }

    private Cell cell(String id, Map<String, Object> fact, String scheme, String source) {
        Rows rows = rows(String.valueOf(fact.getOrDefault("asks", "")), scheme, source);
        List<String> tests = proofs.getOrDefault(new Proofs.Shown(id, scheme), List.of());
        String assumed = texts(fact.get("assumed")).getOrDefault(scheme, "");
        State state = State.NOT_BUILT;
        List<String> shown = List.of();
        String reason = assumed;
        if (!tests.isEmpty()) {
            state = State.RUNS;
            shown = tests;
        } else if (!rows.stated.isEmpty()) {
            state = State.DECIDES;
            shown = rows.stated;
        } else if (!rows.assumed.isEmpty()) {
            state = State.ASSUMPTION;
            shown = rows.assumed;
        } else {
            reason = missing(id, fact, scheme);
        }
        if (state != State.NOT_BUILT && texts(fact.get("not")).containsKey(scheme)) {
            mistakes.add(id + " is said to be missing in " + scheme + ", and " + state);
        }
        return new Cell(
                id,
                String.valueOf(fact.get("zh")),
                String.valueOf(fact.get("en")),
                scheme,
                source,
                Kind.word(state),
                shown,
                reason);
    }

    private String missing(String id, Map<String, Object> fact, String scheme) {
        Object not = fact.getOrDefault("not", "");
        String reason = not instanceof String one ? one : texts(not).getOrDefault(scheme, "");
        String told = reasons.get(reason);
        if (told == null) {
            mistakes.add("nothing shows " + id + " in " + scheme + ", and nobody says why");
            return "";
        }
        reasonsUsed.add(reason);
        return told;
    }

    private record Rows(List<String> stated, List<String> assumed) {}

    /// The rows that ask about a fact and rest on where it is stated, or on an assumption.
    private Rows rows(String asks, String scheme, String source) {
        Rows found = new Rows(new ArrayList<>(), new ArrayList<>());
        for (StoryRows.Row row : stories.getOrDefault(scheme, List.of())) {
            if (row.question().matches(asks)) {
                String told = row.question() + " → " + row.answer();
                if (row.ground().startsWith("假定")) {
                    found.assumed.add(told);
                } else if (lines(row.ground()).stream().anyMatch(lines(source)::contains)) {
                    found.stated.add(told);
                }
            }
        }
        return found;
    }

    /// Each line of a reference such as `001:L64-L66, L72`, as `001:64`.
    private static Set<String> lines(String reference) {
        Set<String> lines = new HashSet<>();
        String document = "";
        for (String part : reference.split(", ", -1)) {
            Matcher matcher = LINES.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("Not a reference: " + reference);
            }
            document = matcher.group(1) == null ? document : matcher.group(1);
            int from = Integer.parseInt(matcher.group(2));
            int to = matcher.group(3) == null ? from : Integer.parseInt(matcher.group(3));
            String of = document;
            IntStream.rangeClosed(from, to).forEach(line -> lines.add(of + ":" + line));
        }
        return lines;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(@org.jspecify.annotations.Nullable Object map) {
        return map instanceof Map<?, ?> ? (Map<String, String>) map : Map.of();
    }
}
