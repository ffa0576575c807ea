package org.xinyi.visit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.SettlementId;

/// What settlements have claimed of an order and no refund has taken back, one by one: an order
/// that is done in parts may be in several.
final class ClaimedParts {

    private static final Part NOTHING = new Part(Money.ZERO, Quantity.ZERO);

    private ClaimedParts() {}

    /// @param quantity what the amount is for
    record Part(Money amount, Quantity quantity) {}

    static Part of(OrderBook.Page page, SettlementId root) {
        return of(page).getOrDefault(root, NOTHING);
    }

    /// How much of an order is in settlements.
    static Quantity quantity(OrderBook.Page page) {
        Quantity sum = Quantity.ZERO;
        for (Part part : of(page).values()) {
            sum = sum.plus(part.quantity);
        }
        return sum;
    }

    /// By the settlement that first claimed it, the oldest first.
    static Map<SettlementId, Part> of(OrderBook.Page page) {
        Map<SettlementId, Part> parts = new LinkedHashMap<>();
        OrderState state = OrderState.PLACED;
        Quantity covered = Quantity.ZERO;
        for (OrderEvent event : page.events()) {
            state = state.after(event);
            SettlementId root = new SettlementId(event.reference());
            Part before = parts.getOrDefault(root, NOTHING);
            switch (event.kind()) {
                case SETTLING -> {
                    Quantity all = state.prepaid().isZero() ? state.executed() : state.prepaid();
                    Quantity more = all.minus(covered);
                    parts.put(
                            root,
                            new Part(
                                    before.amount.plus(event.amount()),
                                    before.quantity.plus(more)));
                    covered = all;
                }
                case REFUNDED -> {
                    covered = covered.minus(before.quantity);
                    parts.remove(root);
                    Money left = before.amount.minus(event.amount());
                    if (left.isPositive()) {
                        parts.put(root, new Part(left, state.executed()));
                        covered = covered.plus(state.executed());
                    }
                }
                default -> {
                    // Moves no claim.
                }
            }
        }
        return parts;
    }
}
