package org.xinyi.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final IdSource ids;
    private final BusinessClock clock;
    private final Catalogue catalogue;
    private final Institutions institutions;
    private final Insurance insurance;

    Drafting(
            IdSource ids,
            BusinessClock clock,
            Catalogue catalogue,
            Institutions institutions,
            Insurance insurance) {
        this.ids = ids;
        this.clock = clock;
        this.catalogue = catalogue;
        this.institutions = institutions;
        this.insurance = insurance;
    }

    /// An order as it would be written in the ordinary flow.
    ///
    /// @param estimate the personal share to hold, when the visit is on credit
    record Draft(Order order, Visit visit, Money estimate) {}

    List<Outcome<Draft>> draft(List<Orders.NewOrder> wanted, Map<VisitId, Visit> visits) {
        Instant now = clock.now();
        List<Outcome<Draft>> drafts = new ArrayList<>(wanted.size());
        for (Orders.NewOrder order : wanted) {
            drafts.add(draft(order, visits.get(order.visit()), now));
        }
        return drafts;
    }

    private Outcome<Draft> draft(Orders.NewOrder wanted, @Nullable Visit visit, Instant now) {
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
        return priced(wanted, visit, item.get(), at);
    }

    private Outcome<Draft> priced(Orders.NewOrder wanted, Visit visit, Item item, Instant at) {
        LocalDate day = BusinessClock.dateOf(at);
        Price price = catalogue.price(visit.institution(), item.id(), day).orElse(null);
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
