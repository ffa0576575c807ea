package org.xinyi.scheme;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A value with where it comes from: `{value: 24h, source: "001:L46"}`, or for texts
/// `{zh: …, en: …, assumption: "…"}`.
///
/// @param parts the scalars that carry the value, by key
/// @param origin null when it is missing or wrong, which is noted
/// @param quote the words of the source, if repeated
record Sourced(
        Map<String, ScalarNode> parts, Provenance.@Nullable Origin origin, @Nullable String quote) {

    private static final String NOTATION =
            "{value: …, source: \"001:L46\"} or {value: …, assumption: \"the reason\"}";
    private static final String TEXT_NOTATION =
            "{zh: …, en: …, source: \"001:L46\"} or {zh: …, en: …, assumption: \"the reason\"}";
    private static final Pattern REFERENCE =
            Pattern.compile("([^:,\\s]+):L(\\d{1,6})(?:-L(\\d{1,6}))?");
    private static final int REASON_LENGTH_MIN = 8;

    static Optional<Sourced> value(Reading reading, String path, Node node) {
        return read(reading, path, node, NOTATION, "value");
    }

    static Optional<Sourced> text(Reading reading, String path, Node node) {
        return read(reading, path, node, TEXT_NOTATION, "zh", "en");
    }

    ScalarNode part(String key) {
        ScalarNode part = parts.get(key);
        if (part == null) {
            throw new IllegalStateException("Only read with " + key);
        }
        return part;
    }

    private static Optional<Sourced> read(
            Reading reading, String path, Node node, String notation, String... keys) {
        if (!(node instanceof MappingNode mapping)) {
            reading.fault(path, node, notation, "every value says where it comes from");
            return Optional.empty();
        }
        Map<String, ScalarNode> scalars = scalars(reading, path, mapping, notation, keys);
        Map<String, ScalarNode> parts = new LinkedHashMap<>();
        boolean whole = true;
        for (String key : keys) {
            ScalarNode part = scalars.get(key);
            if (part == null || part.getValue().isBlank()) {
                reading.missing(path, part == null ? node : part, notation, key + " is missing");
                whole = false;
            } else {
                parts.put(key, part);
            }
        }
        Optional<Provenance.Origin> origin = origin(reading, path, mapping, scalars);
        ScalarNode quote = scalars.get("quote");
        if (quote != null && scalars.containsKey("assumption")) {
            reading.fault(path, quote, "no quote", "an assumption quotes no document");
        }
        return whole
                ? Optional.of(
                        new Sourced(
                                parts,
                                origin.orElse(null),
                                quote == null ? null : quote.getValue()))
                : Optional.empty();
    }

    private static Map<String, ScalarNode> scalars(
            Reading reading, String path, MappingNode node, String notation, String... keys) {
        Map<String, ScalarNode> scalars = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
            boolean known =
                    java.util.List.of(keys).contains(key) || key.matches("source|assumption|quote");
            if (!known) {
                boolean torn =
                        entry.getValueNode() instanceof ScalarNode value
                                && value.getValue().isEmpty();
                reading.fault(
                        path,
                        entry.getKeyNode(),
                        notation,
                        torn ? "a text with a comma in it stands in quotes" : null);
            } else if (!(entry.getValueNode() instanceof ScalarNode scalar)) {
                reading.fault(path, entry.getValueNode(), "a single value", null);
            } else if (scalars.put(key, scalar) != null) {
                reading.fault(path, entry.getKeyNode(), "each key once", null);
            }
        }
        return scalars;
    }

    private static Optional<Provenance.Origin> origin(
            Reading reading, String path, Node node, Map<String, ScalarNode> scalars) {
        ScalarNode source = scalars.get("source");
        ScalarNode assumption = scalars.get("assumption");
        if (source != null && assumption != null) {
            reading.fault(
                    path,
                    assumption,
                    "either a source or an assumption",
                    "a document states it or it does not; name lines within the reason");
            return Optional.empty();
        }
        if (source != null) {
            return source(reading, path, source);
        }
        if (assumption != null) {
            return assumption(reading, path, assumption);
        }
        reading.missing(
                path,
                node,
                "source: \"001:L46\" or assumption: \"the reason\"",
                "every value says where it comes from");
        return Optional.empty();
    }

    private static Optional<Provenance.Origin> source(
            Reading reading, String path, ScalarNode source) {
        for (String reference : source.getValue().split(", *", -1)) {
            Matcher matcher = REFERENCE.matcher(reference);
            if (!matcher.matches()) {
                reading.fault(
                        path,
                        source,
                        "document and line, such as \"001:L46\" or \"001:L64-L66, 000:L40\"",
                        "what no document states is an assumption");
                return Optional.empty();
            }
            SourceDocument document = reading.documents().get(matcher.group(1));
            if (document == null) {
                reading.fault(
                        path,
                        source,
                        "one of the documents " + reading.documents().keySet(),
                        "declare it under documents");
                return Optional.empty();
            }
            String last = matcher.group(3) == null ? matcher.group(2) : matcher.group(3);
            int first = Integer.parseInt(matcher.group(2));
            if (first < 1 || Integer.parseInt(last) < first || beyond(document, last)) {
                reading.fault(
                        path, source, "lines from L1 to L" + document.lines() + " in order", null);
                return Optional.empty();
            }
        }
        return Optional.of(new Provenance.Origin.Source(source.getValue()));
    }

    private static boolean beyond(SourceDocument document, String line) {
        return Integer.parseInt(line) > document.lines();
    }

    private static Optional<Provenance.Origin> assumption(
            Reading reading, String path, ScalarNode assumption) {
        String reason = assumption.getValue().strip();
        boolean looksLikeSource = REFERENCE.matcher(reason.split(", *", -1)[0]).matches();
        if (looksLikeSource || reason.length() < REASON_LENGTH_MIN) {
            reading.fault(
                    path,
                    assumption,
                    "the reason for the assumption, in words",
                    looksLikeSource ? "a reference alone belongs under source" : null);
            return Optional.empty();
        }
        return Optional.of(new Provenance.Origin.Assumption(reason));
    }
}
