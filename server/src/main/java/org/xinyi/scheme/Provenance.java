package org.xinyi.scheme;

import java.util.Map;
import java.util.Optional;

/// Where each value of a pack comes from, by the value's path such as `repayment.due.hours`.
public record Provenance(Map<String, Origin> origins) {

    /// A seed's fact, or an assumption of ours.
    public sealed interface Origin {
        /// @param reference seed and line, such as `001:L46`
        record Source(String reference) implements Origin {}

        /// @param reason why this value was chosen; no seed states it
        record Assumption(String reason) implements Origin {}
    }

    public Provenance {
        origins = Map.copyOf(origins);
    }

    /// Where the value of a path comes from, or the first value below it.
    Optional<Origin> near(String path) {
        return of(path).or(
                        () ->
                                origins.keySet().stream()
                                        .filter(one -> one.startsWith(path + "."))
                                        .sorted()
                                        .findFirst()
                                        .map(origins::get));
    }

    public Optional<Origin> of(String path) {
        return Optional.ofNullable(origins.get(path));
    }
}
