package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.catalogue.Item;
import org.xinyi.insurance.Insurance;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.Institutions;

/// Prices orders and estimates what the patient will bear of them.
@Component
class Drafting {

    private static final Price FREE = new Price(0);

    private final IdSource ids;
    private final BusinessClock clock;
    private final Catalogue catalogue;
    private final Institutions institutions;
    private final Insurance insurance;
    private final FreeFollowUps followUps;

    Drafting(
            IdSource ids,
            BusinessClock clock,
            Catalogue catalogue,
            Institutions institutions,
            Insurance insurance,
            FreeFollowUps followUps) {
        this.ids = ids;
        this.clock = clock;
        this.catalogue = catalogue;
        this.institutions = institutions;
        this.insurance = insurance;
        this.followUps = followUps;
    }

    /// An order as it would be written in the ordinary flow.
    ///
    /// @param estimate the personal share to hold, when the visit is on credit
    record Draft(Order order, Visit visit, Money estimate) {}

    List<Outcome<Draft>> draft(List<Orders.NewOrder> wanted, Map<VisitId, Visit> visits) {
        Set<VisitId> free =
                followUps.among(
                        wanted.stream()
                                .filter(this::isRegistration)
                                .map(Orders.NewOrder::visit)
                                .collect(Collectors.toSet()));
        Asked asked = new Asked(clock.now(), free);
        List<Outcome<Draft>> drafts = new ArrayList<>(wanted.size());
        for (Orders.NewOrder order : wanted) {
            drafts.add(draft(order, visits.get(order.visit()), asked));
        }
        return drafts;
    }

    /// @param free visits whose registration costs nothing
    private record Asked(Instant now, Set<VisitId> free) {}

    private boolean isRegistration(Orders.NewOrder wanted) {
        return catalogue
                .itemByCode(wanted.item())
                .filter(item -> item.kind() == Item.Kind.REGISTRATION)
                .isPresent();
    }

    private Outcome<Draft> draft(Orders.NewOrder wanted, @Nullable Visit visit, Asked asked) {
        Instant now = asked.now;
        if (visit == null || !wanted.by().sees(visit.institution())) {
            return Outcome.refused(new VisitRefusal.VisitUnknown(wanted.visit().value()));
        }
        if (wanted.quantity().isZero()) {
            return Outcome.refused(new VisitRefusal.QuantityNotPositive());
        }
        Optional<Item> item = catalogue.itemByCode(wanted.item());
        if (item.isEmpty()) {
            return Outcome.refused(new VisitRefusal.ItemUnknown(wanted.item()));
        }
        boolean departmentHere =
                institutions
                        .department(wanted.department())
                        .filter(one -> one.institution().equals(visit.institution()))
                        .isPresent();
        if (!departmentHere) {
            return Outcome.refused(new VisitRefusal.DepartmentUnknown(wanted.department().value()));
        }
        Instant at = wanted.at() == null ? now : wanted.at();
        if (at.isAfter(now.plus(ConfirmingExecution.CLOCK_SKEW_MAX))) {
            return Outcome.refused(new VisitRefusal.TimeInFuture(now));
        }
        return priced(wanted, visit, at, item.get(), price(visit, item.get(), at, asked.free));
    }

    private @Nullable Price price(Visit visit, Item item, Instant at, Set<VisitId> free) {
        return item.kind() == Item.Kind.REGISTRATION && free.contains(visit.id())
                ? FREE
                : catalogue
                        .price(visit.institution(), item.id(), BusinessClock.dateOf(at))
                        .orElse(null);
    }

    private Outcome<Draft> priced(
            Orders.NewOrder wanted, Visit visit, Instant at, Item item, @Nullable Price price) {
        if (price != null && !price.isWithin(wanted.quantity(), Order.AMOUNT_MAX)) {
            return Outcome.refused(new VisitRefusal.AmountTooLarge(Order.AMOUNT_MAX));
        }
        Money amount = price == null ? null : price.times(wanted.quantity());
        Money estimate =
                amount != null && visit.onCredit()
                        ? insurance.estimatePersonal(
                                visit.coverage(), visit.institution(), item.id(), amount)
                        : Money.ZERO;
        Order order =
                new Order(
                        new OrderId(ids.next()),
                        visit.id(),
                        visit.institution(),
                        item.id(),
                        wanted.department(),
                        wanted.quantity(),
                        price,
                        amount,
                        Money.ZERO,
                        Order.Funding.ORDINARY,
                        at,
                        wanted.by().client());
        return Outcome.done(new Draft(order, visit, estimate));
    }
}
