package org.xinyi.visit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.catalogue.Item;
import org.xinyi.insurance.Insurance;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.RefusedException;
import org.xinyi.people.Institutions;

/// Writes the daily bills of stays.
@Component
class DailyBills {

    private final BusinessClock clock;
    private final StayBook stays;
    private final OrderBook orders;
    private final Catalogue catalogue;
    private final Institutions institutions;
    private final Insurance insurance;

    DailyBills(
            BusinessClock clock,
            StayBook stays,
            OrderBook orders,
            Catalogue catalogue,
            Institutions institutions,
            Insurance insurance) {
        this.clock = clock;
        this.stays = stays;
        this.orders = orders;
        this.catalogue = catalogue;
        this.institutions = institutions;
        this.insurance = insurance;
    }

    /// @throws RefusedException when the visit is no stay
    DailyBill of(Visit visit, LocalDate day) {
        Stay stay = stays.find(List.of(visit.id())).get(visit.id());
        if (stay == null) {
            throw new RefusedException(new VisitRefusal.NoStay(visit.id().value()));
        }
        List<OrderBook.Page> pages =
                orders.ofVisits(List.of(visit.id())).getOrDefault(visit.id(), List.of());
        Sums sums = new Sums(visit, day);
        pages.forEach(sums::add);
        Institutions.Department ward = institutions.department(stay.ward()).orElseThrow();
        LocalDate admitted = BusinessClock.dateOf(stay.admittedAt());
        return new DailyBill(
                visit.id(),
                day,
                (int) ChronoUnit.DAYS.between(admitted, day) + 1,
                stay.ward(),
                ward.nameZh(),
                ward.nameEn(),
                stay.bed(),
                sums.lines,
                sums.dayTotal,
                sums.running,
                sums.personal,
                exposure(sums.personalUnsettled, stay),
                stay.depositMode(),
                stay.depositAsked(),
                stay.depositWaived(),
                sums.heldForPricing,
                clock.now());
    }

    static Money exposure(Money personalUnsettled, Stay stay) {
        return personalUnsettled.minus(stay.depositAsked()).max(Money.ZERO);
    }

    /// Adds the orders of a stay up.
    private final class Sums {

        private final Visit visit;
        private final LocalDate day;
        private final List<DailyBill.DailyLine> lines = new ArrayList<>();
        private Money dayTotal = Money.ZERO;
        private Money running = Money.ZERO;
        private Money personal = Money.ZERO;
        private Money personalUnsettled = Money.ZERO;
        private int heldForPricing;

        private Sums(Visit visit, LocalDate day) {
            this.visit = visit;
            this.day = day;
        }

        private void add(OrderBook.Page page) {
            DayOfOrder on = DayOfOrder.of(page, day);
            dayTotal = dayTotal.plus(on.amount());
            running = running.plus(on.running());
            personal = personal.plus(estimate(page, on.running()));
            personalUnsettled = personalUnsettled.plus(estimate(page, page.state().unsettled()));
            heldForPricing += page.state().unpriced().isZero() ? 0 : 1;
            if (on.touched()) {
                lines.add(line(page, on));
            }
        }

        private Money estimate(OrderBook.Page page, Money amount) {
            return amount.isPositive()
                    ? insurance.estimatePersonal(
                            visit.coverage(), visit.institution(), page.order().item(), amount)
                    : Money.ZERO;
        }

        private DailyBill.DailyLine line(OrderBook.Page page, DayOfOrder on) {
            Item item = catalogue.item(page.order().item()).orElseThrow();
            return new DailyBill.DailyLine(
                    page.order().id(),
                    item.code(),
                    item.nameZh(),
                    item.nameEn(),
                    item.unit(),
                    on.done(),
                    on.takenBack(),
                    on.amount(),
                    !page.state().unpriced().isZero());
        }
    }
}
