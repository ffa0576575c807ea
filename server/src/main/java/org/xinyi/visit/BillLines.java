package org.xinyi.visit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.access.Clients;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.catalogue.Item;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.VisitId;
import org.xinyi.ledger.Holds;
import org.xinyi.people.Institutions;

/// The lines of live bills.
@Component
class BillLines {

    private static final Set<OrderEvent.Kind> DONE =
            Set.of(
                    OrderEvent.Kind.EXECUTED,
                    OrderEvent.Kind.FULFILLED,
                    OrderEvent.Kind.EXECUTED_UNPRICED);

    private final Catalogue catalogue;
    private final Institutions institutions;
    private final Holds holds;
    private final Clients clients;

    BillLines(Catalogue catalogue, Institutions institutions, Holds holds, Clients clients) {
        this.catalogue = catalogue;
        this.institutions = institutions;
        this.holds = holds;
        this.clients = clients;
    }

    /// What is read for many lines at once.
    record Context(Map<OrderId, Money> held, Map<ClientId, String> names) {}

    Context context(Collection<VisitId> visits, Collection<OrderBook.Page> pages) {
        Map<OrderId, Money> held = new HashMap<>();
        holds.openOf(visits).forEach(hold -> held.put(hold.order(), hold.amount()));
        Set<ClientId> confirmed =
                pages.stream()
                        .flatMap(page -> page.events().stream())
                        .filter(event -> DONE.contains(event.kind()))
                        .map(OrderEvent::by)
                        .collect(Collectors.toSet());
        return new Context(held, clients.names(confirmed));
    }

    /// @param lineClosed why the visit's line takes no holds now; null when it does
    LiveBill.BillLine line(
            Visit visit, OrderBook.Page page, Context context, @Nullable String lineClosed) {
        Order order = page.order();
        OrderState state = page.state();
        Item item = catalogue.item(order.item()).orElseThrow();
        Institutions.Department department =
                institutions.department(order.department()).orElseThrow();
        OrderEvent done = lastDone(page);
        return new LiveBill.BillLine(
                order.id(),
                item.code(),
                item.nameZh(),
                item.nameEn(),
                item.unit(),
                department.id(),
                department.nameZh(),
                department.nameEn(),
                order.quantity(),
                state.executed(),
                ClaimedParts.quantity(page),
                order.price(),
                order.amount(),
                state.doneAmount(order),
                state.settling(),
                context.held.getOrDefault(order.id(), Money.ZERO),
                ChargeStatus.of(page),
                order.funding(),
                because(visit, order, lineClosed),
                order.placedAt(),
                done == null ? null : done.at(),
                done == null ? null : context.names.get(done.by()));
    }

    /// Why an order is in the ordinary flow.
    static @Nullable String because(Visit visit, Order order, @Nullable String lineClosed) {
        if (order.funding() == Order.Funding.CREDIT) {
            return null;
        }
        long number = visit.id().value();
        return switch (visit.flow()) {
            case UNDECIDED -> new VisitRefusal.NotCheckedIn(number).type();
            case ORDINARY ->
                    visit.ordinaryBecause() == null
                            ? new VisitRefusal.CreditNotAskedFor(number).type()
                            : visit.ordinaryBecause();
            case CREDIT ->
                    lineClosed == null ? new VisitRefusal.LineExhausted(number).type() : lineClosed;
        };
    }

    private static @Nullable OrderEvent lastDone(OrderBook.Page page) {
        return page.state().executed().isZero()
                ? null
                : page.events().reversed().stream()
                        .filter(event -> DONE.contains(event.kind()))
                        .findFirst()
                        .orElse(null);
    }
}
