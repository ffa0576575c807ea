package org.xinyi.settlement;

import java.time.Instant;
import java.util.List;
import org.xinyi.credit.Obligation;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.visit.Visit;

/// Settlements now stand in the books; published within the transaction that writes them.
public record SettlementsPosted(List<Item> items, Instant at) {

    /// @param obligations what is owed for it; empty when nothing is personal
    public record Item(
            SettlementId settlement,
            Visit visit,
            Split split,
            Money fromDeposit,
            List<Obligation> obligations) {}

    public SettlementsPosted {
        items = List.copyOf(items);
    }
}
