package org.xinyi.scheme;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A mapping of a pack file, read key by key. Whatever is wrong is noted with its place, and
/// reading goes on with a stand-in, so that one pass finds all that is wrong.
final class Branch {

    /// What a value that may be absent says when it is.
    private static final String NONE = "none";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

    private final Reading reading;
    private final String path;
    private final @Nullable MappingNode node;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Node> children = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /// @param node null when it was missing, which is noted already: then nothing in it is missed
    Branch(Reading reading, String path, @Nullable MappingNode node) {
        this.reading = reading;
        this.path = path;
        this.node = node;
        if (node != null) {
            reading.opened(this);
            for (NodeTuple entry : node.getValue()) {
                add(entry);
            }
        }
    }

    private void add(NodeTuple entry) {
        String key = entry.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
        Node before = keys.putIfAbsent(key, entry.getKeyNode());
        if (before == null) {
            children.put(key, entry.getValueNode());
        } else {
            String hint = "it stands on line " + Reading.line(before) + " already";
            reading.fault(path(key), entry.getKeyNode(), "each key once", hint);
        }
    }

    boolean has(String key) {
        return children.containsKey(key);
    }

    /// A key that a pack may leave out.
    <T> T maybe(String key, T absent, Function<String, T> read) {
        asked.add(key);
        return has(key) ? read.apply(key) : absent;
    }

    /// Yes or no; no when it is left out.
    boolean flag(String key) {
        return maybe(key, false, name -> value(name, Kind.YES_OR_NO));
    }

    /// A section below this one.
    Branch branch(String key) {
        Node child = require(key, "a section").orElse(null);
        if (child != null && !(child instanceof MappingNode)) {
            reading.fault(path(key), child, "a section with keys of its own", null);
        }
        return new Branch(
                reading, path(key), child instanceof MappingNode mapping ? mapping : null);
    }

    /// Every key that nobody has asked for, as an id with a section of its own, in order.
    <T> List<T> each(BiFunction<String, Branch, T> read) {
        List<T> all = new ArrayList<>();
        for (String id : List.copyOf(children.keySet())) {
            if (!asked.contains(id)) {
                checkId(id);
                all.add(read.apply(id, branch(id)));
            }
        }
        return all;
    }

    /// Every key that nobody has asked for, as an id with a text, in order.
    List<Pack.Text> texts() {
        List<Pack.Text> all = new ArrayList<>();
        for (String id : List.copyOf(children.keySet())) {
            if (!asked.contains(id)) {
                checkId(id);
                all.add(text(id));
            }
        }
        return all;
    }

    /// Sections by id under a key, or the sourced word `none`.
    <T> List<T> eachOrNone(String key, BiFunction<String, Branch, T> read) {
        return saysNone(key) ? List.of() : branch(key).each(read);
    }

    <T> T value(String key, Kind<T> kind) {
        return sourced(key).map(sourced -> parse(path(key), sourced, kind)).orElse(kind.standIn());
    }

    <T> @Nullable T valueOrNone(String key, Kind<T> kind) {
        return saysNone(key) ? null : value(key, kind);
    }

    /// A list of sourced values, or the sourced word `none`.
    <T> List<T> values(String key, Kind<T> kind) {
        if (saysNone(key)) {
            return List.of();
        }
        String at = path(key);
        Node child = require(key, "a list of sourced values").orElse(null);
        if (child == null) {
            return List.of();
        }
        if (!(child instanceof SequenceNode list) || list.getValue().isEmpty()) {
            reading.fault(at, child, "a list of sourced values, or {value: none, …}", null);
            return List.of();
        }
        Map<String, T> values = new LinkedHashMap<>();
        for (Node item : list.getValue()) {
            Sourced.value(reading, at, item)
                    .ifPresent(
                            sourced -> {
                                String word = sourced.part("value").getValue();
                                T value = parse(at + "." + word, sourced, kind);
                                if (values.put(word, value) != null) {
                                    reading.fault(at, item, "each value once", null);
                                }
                            });
        }
        return List.copyOf(values.values());
    }

    Pack.Text text(String key) {
        String at = path(key);
        return require(key, "a text in Chinese and English")
                .flatMap(child -> Sourced.text(reading, at, child))
                .map(sourced -> text(at, sourced))
                .orElse(new Pack.Text("", ""));
    }

    /// A condition over the declared facts.
    String condition(String key, Conditions conditions) {
        Optional<Sourced> sourced = sourced(key);
        if (sourced.isEmpty()) {
            return "";
        }
        ScalarNode node = sourced.get().part("value");
        for (Conditions.Mistake mistake : conditions.mistakes(node.getValue())) {
            reading.faultInside(
                    path(key), node, mistake.offset(), mistake.expected(), mistake.hint());
        }
        return parse(path(key), sourced.get(), Kind.matching("a condition", "(?s).+"));
    }

    /// What identifies the file and needs no source.
    <T> T plain(String key, Kind<T> kind) {
        Node child = require(key, kind.expected()).orElse(null);
        if (child == null) {
            return kind.standIn();
        }
        if (child instanceof ScalarNode scalar) {
            return parse(path(key), scalar, kind);
        }
        reading.fault(path(key), child, kind.expected(), null);
        return kind.standIn();
    }

    void reportUnread() {
        for (Map.Entry<String, Node> key : keys.entrySet()) {
            if (!asked.contains(key.getKey())) {
                reading.fault(
                        path(key.getKey()),
                        key.getValue(),
                        "one of " + asked,
                        Spelling.suggest(key.getKey(), asked).orElse(null));
            }
        }
    }

    private void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            reading.fault(
                    path(id), keys.get(id), "an id in lower case with hyphens, as sms-24h", null);
        }
    }

    private boolean saysNone(String key) {
        if (!(children.get(key) instanceof MappingNode mapping)) {
            return false;
        }
        boolean none =
                mapping.getValue().stream()
                        .anyMatch(
                                entry ->
                                        is(entry.getKeyNode(), "value")
                                                && is(entry.getValueNode(), NONE));
        if (none) {
            value(key, Kind.matching(NONE, NONE));
        }
        return none;
    }

    private static boolean is(Node node, String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }

    private Optional<Sourced> sourced(String key) {
        return require(key, "a sourced value")
                .flatMap(child -> Sourced.value(reading, path(key), child));
    }

    private Optional<Node> require(String key, String expected) {
        asked.add(key);
        Node child = children.get(key);
        if (child == null && node != null) {
            reading.missing(path(key), node, expected, key + " is missing");
        }
        return Optional.ofNullable(child);
    }

    private <T> T parse(String at, Sourced sourced, Kind<T> kind) {
        ScalarNode scalar = sourced.part("value");
        note(at, scalar.getValue(), sourced, scalar);
        return parse(at, scalar, kind);
    }

    private <T> T parse(String at, ScalarNode scalar, Kind<T> kind) {
        try {
            return kind.parse().apply(scalar.getValue());
        } catch (NumberFormatException | DateTimeException malformed) {
            reading.fault(at, scalar, kind.expected(), null);
        } catch (IllegalArgumentException wrong) {
            String hint = wrong.getMessage();
            boolean empty = hint == null || hint.isEmpty();
            reading.fault(at, scalar, kind.expected(), empty ? null : hint);
        }
        return kind.standIn();
    }

    private Pack.Text text(String at, Sourced sourced) {
        ScalarNode zh = sourced.part("zh");
        ScalarNode en = sourced.part("en");
        if (!CHINESE.matcher(zh.getValue()).find()) {
            reading.fault(at, zh, "Chinese under zh", null);
        }
        if (!LATIN.matcher(en.getValue()).find()) {
            reading.fault(at, en, "English under en", null);
        }
        note(at, zh.getValue() + " / " + en.getValue(), sourced, zh);
        return new Pack.Text(zh.getValue(), en.getValue());
    }

    private void note(String at, String text, Sourced sourced, ScalarNode node) {
        Provenance.Origin origin = sourced.origin();
        if (origin != null) {
            int line = Reading.line(node);
            reading.value(new PackValue(at, text, origin, sourced.quote(), line), node);
        }
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
