package org.xinyi.lender;

import java.util.Optional;
import org.xinyi.kernel.Money;
import tools.jackson.databind.JsonNode;

/// Reads a lender's amounts, decimal strings with two places.
final class Amounts {

    private Amounts() {}

    /// Empty when there is none that can be read.
    static Optional<Money> read(JsonNode object, String field) {
        try {
            return Optional.of(Money.parse(object.path(field).asString("")));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
