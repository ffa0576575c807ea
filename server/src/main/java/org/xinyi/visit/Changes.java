package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.SettlementId;
import org.xinyi.ledger.Journal;

/// What a list of requests does to orders: events, journals, released holds. Each request sees the
/// orders as the ones before it left them.
final class Changes {

    private final Map<OrderId, OrderBook.Page> pages;
    private final Instant now;
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<Journal> journals = new ArrayList<>();
    private final List<OrderId> released = new ArrayList<>();
    private final List<OrderBook.Page> charged = new ArrayList<>();
    private final List<PrepaidNotDone.Item> prepaidNotDone = new ArrayList<>();

    Changes(Map<OrderId, OrderBook.Page> pages, Instant now) {
        this.pages = new HashMap<>(pages);
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /// The order as it stands now, when the caller may see it.
    OrderBook.@Nullable Page page(OrderId order, Caller by) {
        OrderBook.Page page = pages.get(order);
        return page != null && by.sees(page.order().institution()) ? page : null;
    }

    /// The order as it stands now.
    OrderBook.Page require(OrderId order) {
        return Objects.requireNonNull(pages.get(order), () -> "No page for " + order);
    }

    /// Something happened that moves no money.
    void event(OrderBook.Page page, OrderEvent.Kind kind, Quantity quantity, Event how) {
        add(page, kind, new OrderState.Done(quantity, Money.ZERO, 0, how.at, how.by));
    }

    /// What was charged before it was done will not be done.
    void prepaidNotDone(PrepaidNotDone.Item item) {
        prepaidNotDone.add(item);
    }

    List<PrepaidNotDone.Item> prepaidNotDone() {
        return List.copyOf(prepaidNotDone);
    }

    /// A charge arose, or was taken back; zero moves no money.
    void charge(
            OrderBook.Page page, OrderEvent.Kind kind, Quantity quantity, Money amount, Event how) {
        if (amount.isZero()) {
            event(page, kind, quantity, how);
            return;
        }
        boolean undone = kind == OrderEvent.Kind.UNDONE;
        Journal journal = Charging.journal(how.journal, page.order(), amount, undone, how.at);
        journals.add(journal);
        charged.add(page);
        add(
                page,
                kind,
                new OrderState.Done(quantity, amount, journal.id().value(), how.at, how.by));
    }

    /// A settlement claims a charge.
    void claim(OrderBook.Page page, SettlementId settlement, Money amount, Event how) {
        add(
                page,
                OrderEvent.Kind.SETTLING,
                new OrderState.Done(Quantity.ZERO, amount, settlement.value(), how.at, how.by));
    }

    /// Something that a settlement had claimed has been taken back.
    ///
    /// @param part how much, and what was done of it and is done no more
    void refund(OrderBook.Page page, SettlementId root, ClaimedParts.Part part, Event how) {
        add(
                page,
                OrderEvent.Kind.REFUNDED,
                new OrderState.Done(part.quantity(), part.amount(), root.value(), how.at, how.by));
    }

    /// The hold of an order is given back.
    void release(OrderId order) {
        released.add(order);
    }

    List<OrderEvent> events() {
        return events;
    }

    List<Journal> journals() {
        return journals;
    }

    List<OrderId> released() {
        return released;
    }

    /// The orders of which something was charged.
    List<OrderBook.Page> charged() {
        return charged;
    }

    Map<OrderId, OrderBook.Page> pages() {
        return pages;
    }

    /// @param journal used if it moves money
    record Event(JournalId journal, Instant at, Caller by) {}

    private void add(OrderBook.Page page, OrderEvent.Kind kind, OrderState.Done done) {
        OrderId order = page.order().id();
        OrderEvent event = page.state().event(order, kind, done);
        events.add(event);
        pages.put(order, page.after(event));
    }
}
