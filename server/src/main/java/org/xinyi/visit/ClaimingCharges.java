package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;

/// Hands charges over to settlements, and takes refunded ones back.
@Component
class ClaimingCharges {

    private final IdSource ids;
    private final BusinessClock clock;
    private final OrderBook book;
    private final WritingChanges writing;

    ClaimingCharges(IdSource ids, BusinessClock clock, OrderBook book, WritingChanges writing) {
        this.ids = ids;
        this.clock = clock;
        this.book = book;
        this.writing = writing;
    }

    Map<SettlementId, List<Visits.Charge>> claim(List<SettlementDue> due) {
        Map<VisitId, List<OrderBook.Page>> ofVisit =
                book.ofVisits(due.stream().map(SettlementDue::visit).toList());
        Map<OrderId, OrderBook.Page> pages = new LinkedHashMap<>();
        ofVisit.values().forEach(of -> of.forEach(page -> pages.put(page.order().id(), page)));
        Changes changes = new Changes(pages, clock.now());
        Map<SettlementId, List<Visits.Charge>> claims = new LinkedHashMap<>();
        for (SettlementDue one : due) {
            SettlementId settlement = new SettlementId(one.id());
            List<Visits.Charge> charges = new ArrayList<>();
            for (OrderBook.Page page : ofVisit.getOrDefault(one.visit(), List.of())) {
                claim(one, settlement, page.order().id(), changes, charges);
            }
            claims.put(settlement, charges);
        }
        writing.claim(changes);
        return claims;
    }

    private void claim(
            SettlementDue due,
            SettlementId settlement,
            OrderId order,
            Changes changes,
            List<Visits.Charge> charges) {
        OrderBook.Page page = changes.require(order);
        Instant now = changes.now();
        if (due.trigger().settlesUndone(page.order().funding()) && mayBePrepaid(page)) {
            Money amount = Charging.charge(page, page.order().quantity());
            changes.charge(
                    page,
                    OrderEvent.Kind.PREPAID,
                    page.order().quantity(),
                    amount,
                    new Changes.Event(new JournalId(ids.next()), now, Caller.HOUSE));
            page = changes.require(order);
        }
        Money unsettled = page.state().unsettled();
        if (unsettled.isPositive()) {
            changes.claim(
                    page,
                    settlement,
                    unsettled,
                    new Changes.Event(new JournalId(0), now, Caller.HOUSE));
            charges.add(new Visits.Charge(page.order(), unsettled, notDone(page, unsettled)));
        }
    }

    Map<SettlementId, List<Visits.Charge>> charges(List<Visits.Claimed> claimed) {
        Map<VisitId, List<OrderBook.Page>> pages =
                book.ofVisits(claimed.stream().map(Visits.Claimed::visit).toList());
        Map<SettlementId, List<Visits.Charge>> charges = new LinkedHashMap<>();
        for (Visits.Claimed one : claimed) {
            charges.put(
                    one.root(),
                    pages.getOrDefault(one.visit(), List.of()).stream()
                            .flatMap(page -> charge(one.root(), page).stream())
                            .toList());
        }
        return charges;
    }

    Map<OrderId, Visits.Claim> claims(List<OrderId> orders) {
        Map<OrderId, Visits.Claim> claims = new LinkedHashMap<>();
        for (OrderBook.Page page : book.find(orders).values()) {
            OrderId order = page.order().id();
            ClaimedParts.of(page)
                    .forEach(
                            (root, part) ->
                                    claims.put(
                                            order,
                                            new Visits.Claim(root, page.order(), part.amount())));
        }
        return claims;
    }

    private static Optional<Visits.Charge> charge(SettlementId root, OrderBook.Page page) {
        ClaimedParts.Part part = ClaimedParts.of(page, root);
        return part.amount().isPositive()
                ? Optional.of(
                        new Visits.Charge(
                                page.order(), part.amount(), notDone(page, part.amount())))
                : Optional.empty();
    }

    private static boolean mayBePrepaid(OrderBook.Page page) {
        return page.state().untouched() && !page.state().closed() && page.order().price() != null;
    }

    void refunded(SettlementId root, List<OrderId> orders, Caller by) {
        Changes changes = new Changes(book.find(orders), clock.now());
        for (OrderId order : orders) {
            OrderBook.Page page = changes.require(order);
            ClaimedParts.Part part = ClaimedParts.of(page, root);
            Quantity undone = least(part.quantity(), page.state().executed());
            changes.refund(page, root, new ClaimedParts.Part(part.amount(), undone), how(by));
        }
        writing.write(changes);
    }

    void refundedNotDone(SettlementId root, List<OrderId> orders, Caller by) {
        Changes changes = new Changes(book.find(orders), clock.now());
        for (OrderId order : orders) {
            OrderBook.Page page = changes.require(order);
            Money notDone = notDone(page, ClaimedParts.of(page, root).amount());
            changes.refund(page, root, new ClaimedParts.Part(notDone, Quantity.ZERO), how(by));
        }
        writing.write(changes);
    }

    private static Money notDone(OrderBook.Page page, Money claimed) {
        return page.state().charged().minus(page.state().doneAmount(page.order())).min(claimed);
    }

    private static Quantity least(Quantity one, Quantity other) {
        return one.isMoreThan(other) ? other : one;
    }

    private Changes.Event how(Caller by) {
        return new Changes.Event(new JournalId(0), clock.now(), by);
    }
}
