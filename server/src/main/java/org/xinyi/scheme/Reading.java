package org.xinyi.scheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// One pass over a pack file: what was read, where it stands, and all that is wrong with it.
final class Reading {

    private static final int SHOWN_MAX = 60;

    private final String file;
    private final List<Branch> branches = new ArrayList<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, SourceDocument> documents = new LinkedHashMap<>();
    private final List<PackValue> values = new ArrayList<>();
    private final List<PackFault> faults = new ArrayList<>();

    Reading(String file) {
        this.file = file;
    }

    /// The tree of the file; empty, with the fault noted, when it is no YAML mapping.
    Optional<Branch> open(String content) {
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(file).build())
                            .composeString(content);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(new Branch(this, "", mapping));
            }
            fault("", root.orElse(null), "a mapping with format, id, version …", null);
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(0);
            int column = broken.getProblemMark().map(Mark::getColumn).orElse(0);
            String found = content.lines().skip(line).findFirst().orElse("").strip();
            faults.add(
                    new PackFault(
                            file,
                            line + 1,
                            column + 1,
                            "",
                            cut('‘' + found + '’'),
                            "YAML; check indentation, quotes and brackets up to here",
                            broken.getProblem()));
        } catch (YamlEngineException broken) {
            String found = String.valueOf(broken.getMessage());
            faults.add(new PackFault(file, 1, 1, "", found, "YAML in UTF-8", null));
        }
        return Optional.empty();
    }

    /// Reports every key that nothing asked for, and sorts the faults by place.
    List<PackFault> finish() {
        List.copyOf(branches).forEach(Branch::reportUnread);
        return faults.stream()
                .sorted(
                        Comparator.comparingInt(PackFault::line)
                                .thenComparingInt(PackFault::column))
                .distinct()
                .toList();
    }

    void opened(Branch branch) {
        branches.add(branch);
    }

    void document(SourceDocument document) {
        documents.put(document.id(), document);
    }

    Map<String, SourceDocument> documents() {
        return documents;
    }

    void value(PackValue value, Node node) {
        values.add(value);
        nodes.put(value.path(), node);
    }

    List<PackValue> values() {
        return List.copyOf(values);
    }

    Provenance provenance() {
        Map<String, Provenance.Origin> origins = new HashMap<>();
        values.forEach(value -> origins.put(value.path(), value.origin()));
        return new Provenance(origins);
    }

    boolean isFlawless() {
        return faults.isEmpty();
    }

    /// Notes that something is not there, at the node that should have it.
    void missing(String at, Node node, String expected, @Nullable String hint) {
        faults.add(new PackFault(file, line(node), column(node), at, "nothing", expected, hint));
    }

    /// Notes a mistake at a node; at the top of the file when there is none.
    void fault(String at, @Nullable Node node, String expected, @Nullable String hint) {
        faults.add(new PackFault(file, line(node), column(node), at, shown(node), expected, hint));
    }

    /// Notes a mistake inside a scalar, at an offset of its text.
    void faultInside(String at, ScalarNode node, int offset, String expected, String hint) {
        int quote = node.isPlain() ? 0 : 1;
        faults.add(
                new PackFault(
                        file,
                        line(node),
                        column(node) + quote + offset,
                        at,
                        shown(node),
                        expected,
                        hint.isEmpty() ? null : hint));
    }

    /// Notes that a value, right in itself, does not fit the others.
    void conflict(String path, String expected, @Nullable String hint) {
        fault(path, nodes.get(path), expected, hint);
    }

    static int line(@Nullable Node node) {
        return mark(node).map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(@Nullable Node node) {
        return mark(node).map(Mark::getColumn).orElse(0) + 1;
    }

    private static Optional<Mark> mark(@Nullable Node node) {
        return node == null ? Optional.empty() : node.getStartMark();
    }

    private static String shown(@Nullable Node node) {
        String text =
                switch (node) {
                    case null -> "nothing";
                    case ScalarNode scalar ->
                            scalar.getValue().isEmpty() ? "nothing" : '‘' + scalar.getValue() + '’';
                    case MappingNode _ -> "a mapping";
                    default -> "a list";
                };
        return cut(text);
    }

    private static String cut(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…’";
    }
}
