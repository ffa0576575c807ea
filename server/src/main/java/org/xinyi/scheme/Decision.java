package org.xinyi.scheme;

import java.util.List;

/// The outcome of a pure function of a pack, facts and a moment, with what decided it.
///
/// @param rule the deciding rule's path in the pack, such as `eligibility.age`
/// @param origin where the rule comes from
/// @param reasons what to tell a patient; empty when nothing stands in the way
/// @param changes the smallest changes of facts that would reverse it; empty when none would
public record Decision<T>(
        T outcome,
        PackRef pack,
        String rule,
        Provenance.Origin origin,
        List<Pack.Text> reasons,
        List<Change> changes) {

    /// One fact that would have to be different.
    ///
    /// @param fact as declared, such as `age`
    /// @param from as it is
    /// @param to as it would have to be
    public record Change(String fact, String from, String to) {}

    public Decision {
        reasons = List.copyOf(reasons);
        changes = List.copyOf(changes);
    }
}
