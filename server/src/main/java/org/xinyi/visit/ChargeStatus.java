package org.xinyi.visit;

import org.xinyi.visit.OrderEvent.Kind;

/// What an order comes to on the bill, in the words of FHIR's ChargeItem where it has one.
enum ChargeStatus {
    /// Ordered, not done: it shall not be billed yet.
    PLANNED,
    /// Done, and in no settlement.
    BILLABLE,
    /// In a settlement.
    BILLED,
    /// Never done, or done for nothing.
    NOT_BILLABLE,
    /// Cancelled, or taken back after settlement.
    ABORTED,
    /// No price list has it. It is never billed as zero.
    HELD_FOR_PRICING;

    static ChargeStatus of(OrderBook.Page page) {
        OrderState state = page.state();
        if (!state.unpriced().isZero()) {
            return HELD_FOR_PRICING;
        }
        if (state.charged().isPositive()) {
            return state.unsettled().isPositive() ? BILLABLE : BILLED;
        }
        if (state.closed()) {
            return state.executed().isZero() && takenBack(page) ? ABORTED : NOT_BILLABLE;
        }
        if (page.order().price() == null) {
            return HELD_FOR_PRICING;
        }
        return state.left(page.order().quantity()).isZero() ? NOT_BILLABLE : PLANNED;
    }

    private static boolean takenBack(OrderBook.Page page) {
        return page.events().stream()
                .anyMatch(event -> event.kind() == Kind.CANCELLED || event.kind() == Kind.REFUNDED);
    }
}
