package org.xinyi.settlement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.credit.Obligation;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.visit.Visit;

/// Settlements now stand in the books; published within the transaction that writes them.
public record SettlementsPosted(List<Item> items, Instant at) {

    /// @param obligations what is owed for it; empty when nothing is personal
    /// @param debit what is debited at once from the bound account of whoever owes it; null:
    /// nothing
    public record Item(
            SettlementId settlement,
            Visit visit,
            Split split,
            Money fromDeposit,
            List<Obligation> obligations,
            @Nullable Debit debit) {}

    /// @param mandate under which it is debited
    public record Debit(long mandate, Money amount) {}

    public SettlementsPosted {
        items = List.copyOf(items);
    }
}
