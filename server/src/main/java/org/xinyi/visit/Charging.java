package org.xinyi.visit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;

/// What an execution adds to a bill, and how it stands in the books (J1).
final class Charging {

    private Charging() {}

    /// The charge of a quantity. The order's amount is rounded once; the last partial execution
    /// takes what is left of it.
    static Money charge(OrderBook.Page page, Quantity quantity) {
        Order order = page.order();
        Price price = Objects.requireNonNull(order.price());
        Money whole = Objects.requireNonNull(order.amount());
        Quantity after = page.state().executed().plus(quantity);
        Money left = whole.minus(page.state().charged());
        return after.equals(order.quantity()) ? left : price.times(quantity).min(left);
    }

    /// @param undone true: the same row with the sides exchanged
    static Journal journal(JournalId id, Order order, Money amount, boolean undone, Instant at) {
        PartyId hospital = order.institution().party();
        Account unbilled = Account.unbilled(order.visit());
        Account position = Account.position();
        Entry entry =
                undone
                        ? new Entry(hospital, Source.UNSPLIT, position, unbilled, amount)
                        : new Entry(hospital, Source.UNSPLIT, unbilled, position, amount);
        return new Journal(
                id,
                undone ? JournalKind.EXECUTION_UNDONE : JournalKind.EXECUTED,
                at,
                List.of(entry));
    }
}
