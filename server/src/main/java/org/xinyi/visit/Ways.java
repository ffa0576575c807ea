package org.xinyi.visit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.scheme.EntryRules;
import org.xinyi.scheme.EntryTerms.Identity;
import org.xinyi.scheme.Pack;

/// One way to recognise somebody, and the others that there are: whoever is not recognised one
/// way is asked for another, and is treated either way.
///
/// @param accepted whether the scheme recognises people so
/// @param others by which the scheme recognises people; the number on the card always does for
/// care
record Ways(String by, boolean accepted, List<String> others) {

    /// @param pack null when no scheme is asked for
    static Ways of(Identity by, @Nullable Pack pack) {
        Set<Identity> named = pack == null ? Set.of() : pack.entry().identities();
        List<String> others =
                Arrays.stream(Identity.values())
                        .filter(one -> one != by)
                        .filter(
                                one ->
                                        named.isEmpty()
                                                || named.contains(one)
                                                || one == Identity.ID_NUMBER)
                        .map(Enum::name)
                        .toList();
        boolean accepted = pack == null || EntryRules.recognises(pack, by).outcome();
        return new Ways(by.name(), accepted, others);
    }

    /// @param said the other house's words; null when it is ours
    RecognitionRefusal notKnown(@Nullable String said) {
        return new RecognitionRefusal.CodeNotKnown(by, said, others);
    }
}
