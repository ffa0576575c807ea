package org.xinyi.scheme;

import java.util.List;

/// The outcome of a pure function of a pack, facts and a moment, with what decided it.
///
/// @param hash of the pack's content: with it a decision of last year can be made again
/// @param rule the deciding rule's path in the pack, such as `eligibility.age`
/// @param origin where the rule comes from
/// @param reasons what to tell a patient; empty when nothing stands in the way
/// @param changes the smallest changes of facts that would reverse it; empty when none would
public record Decision<T>(
        T outcome,
        PackRef pack,
        String hash,
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

    /// A decision by one value or rule of a pack.
    ///
    /// @param path of the value that decided; where the pack does not say it, it is said so
    static <T> Decision<T> by(Pack pack, T outcome, String path, Pack.Text... reasons) {
        return new Decision<>(
                outcome,
                pack.ref(),
                pack.hash(),
                path,
                pack.provenance().near(path).orElse(NOT_STATED),
                List.of(reasons),
                List.of());
    }

    private static final Provenance.Origin NOT_STATED =
            new Provenance.Origin.Assumption("方案没有这一条 / the pack does not say it");

    public Decision {
        reasons = List.copyOf(reasons);
        changes = List.copyOf(changes);
    }
}
