package org.xinyi.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What differs between two versions, value by value.
final class PackDiff {

    /// Where the order counts: the first rule that fails decides, layers are served in turn.
    private static final List<String> ORDERED = List.of("eligibility", "loss_layers");

    private PackDiff() {}

    enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /// The same value, with another source or assumption.
        ORIGIN_CHANGED,
        /// The same rules or layers in another order.
        REORDERED
    }

    /// @param path of a value; of a section when it was reordered
    /// @param before null when it was added or reordered
    /// @param after null when it was removed or reordered
    record Difference(
            Kind kind, String path, @Nullable PackValue before, @Nullable PackValue after) {}

    /// In the order of the newer file; what was removed stands at the end.
    static List<Difference> between(PackFile one, PackFile other) {
        Map<String, PackValue> before = byPath(one);
        List<Difference> differences = new ArrayList<>();
        for (PackValue value : other.values()) {
            PackValue old = before.remove(value.path());
            if (old == null) {
                differences.add(new Difference(Kind.ADDED, value.path(), null, value));
            } else if (!old.text().equals(value.text())) {
                differences.add(new Difference(Kind.CHANGED, value.path(), old, value));
            } else if (!Objects.equals(old.origin(), value.origin())) {
                differences.add(new Difference(Kind.ORIGIN_CHANGED, value.path(), old, value));
            }
        }
        before.values()
                .forEach(
                        old ->
                                differences.add(
                                        new Difference(Kind.REMOVED, old.path(), old, null)));
        for (String section : ORDERED) {
            if (!ids(one, section, other).equals(ids(other, section, one))) {
                differences.add(new Difference(Kind.REORDERED, section, null, null));
            }
        }
        return differences;
    }

    /// The ids of a section that both files have, in the order of one.
    private static List<String> ids(PackFile of, String section, PackFile common) {
        List<String> ids = new ArrayList<>(allIds(of, section));
        ids.retainAll(allIds(common, section));
        return ids;
    }

    private static List<String> allIds(PackFile pack, String section) {
        return pack.values().stream()
                .filter(value -> value.section().equals(section))
                .map(value -> value.path().split("\\.", -1))
                .filter(parts -> parts.length > 2)
                .map(parts -> parts[1])
                .distinct()
                .toList();
    }

    private static Map<String, PackValue> byPath(PackFile pack) {
        Map<String, PackValue> values = new LinkedHashMap<>();
        pack.values().forEach(value -> values.put(value.path(), value));
        return values;
    }
}
