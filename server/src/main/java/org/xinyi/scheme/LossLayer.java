package org.xinyi.scheme;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;

/// Who bears what cannot be recovered. Layers are served in the order of the pack.
///
/// @param id stable within the pack
/// @param sharePercent of the open amount that reaches this layer
/// @param capPerYear the most it bears in a calendar year; null without one
/// @param after since the due date
/// @param ownershipMoves whether the receivable moves to the bearer when it has paid
/// @param givenBackPercent of what is recovered later
public record LossLayer(
        String id,
        Bearer bearer,
        BigDecimal sharePercent,
        @Nullable Money capPerYear,
        Duration after,
        boolean ownershipMoves,
        BigDecimal givenBackPercent) {

    public enum Bearer {
        HOSPITAL,
        CREDIT_INSURER,
        LENDER,
        FISCAL,
        CIVIL_AFFAIRS
    }
}
