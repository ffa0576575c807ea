package org.xinyi.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The packs a city has activated.
public interface Schemes {

    /// The version of a scheme that counts on a day; empty when the city has not activated it.
    Optional<Pack> active(String scheme, LocalDate day);

    /// Every scheme active on a day, the city's default first.
    List<Pack> active(LocalDate day);

    /// A version that was active at some time: visits and obligations keep theirs.
    ///
    /// @throws IllegalArgumentException when the city never had it
    Pack version(PackRef ref);

    /// Decides whether a person may enter, with the rule that decided.
    Decision<Boolean> eligibility(Pack pack, EligibilityFacts facts);
}
