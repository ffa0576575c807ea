package org.xinyi.insurance;

import java.math.BigDecimal;
import org.xinyi.kernel.Money;
import tools.jackson.databind.JsonNode;

/// Reads the insurer's amounts, `(16,2)` decimals in yuan, as text or number.
final class Amounts {

    private Amounts() {}

    /// An amount that is not there is zero: which of them an answer carries differs by province.
    ///
    /// @throws ArithmeticException for a third decimal place
    /// @throws NumberFormatException for text that is no number
    static Money read(JsonNode object, String field) {
        String text = object.path(field).asString("");
        return text.isEmpty() ? Money.ZERO : parse(text);
    }

    static Money parse(String text) {
        return Money.ofFen(new BigDecimal(text).scaleByPowerOfTen(2).longValueExact());
    }
}
