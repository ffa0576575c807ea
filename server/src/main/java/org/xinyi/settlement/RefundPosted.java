package org.xinyi.settlement;

import java.time.Instant;
import java.util.List;
import org.xinyi.credit.Obligation;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;

/// A refund stands in the books; published within the transaction that writes it.
///
/// @param replacement the settlement that took the old one's place
/// @param parts how the patient's part fell on what was drawn
public record RefundPosted(
        Settlement old, SettlementId replacement, Split split, List<Part> parts, Instant at) {

    /// @param toLine taken off what was open
    /// @param toCredit had been paid and goes back to whoever paid
    public record Part(Obligation obligation, Money toLine, Money toCredit) {}

    public RefundPosted {
        parts = List.copyOf(parts);
    }
}
