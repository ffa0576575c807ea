package org.xinyi.ledger;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;

/// The four cumulative counters of a line, kept synchronously because the line has a limit.
///
/// @param parent the line this one is a share of, for a family member's sub-limit
/// @param limit null: no limit, as in a scheme that rests on a promise alone
public record Balance(
        LineId line,
        @Nullable LineId parent,
        @Nullable Money limit,
        Money holdsOpened,
        Money holdsClosed,
        Money drawn,
        Money repaid) {

    public Money held() {
        return holdsOpened.minus(holdsClosed);
    }

    public Money used() {
        return drawn.minus(repaid);
    }

    /// What a new hold may take; null without a limit, negative after the limit was cut.
    public @Nullable Money available() {
        return limit == null ? null : limit.minus(held()).minus(used());
    }

    public boolean carries(Money amount) {
        Money available = available();
        return available == null || !amount.isMoreThan(available);
    }
}
