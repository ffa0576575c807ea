package org.xinyi.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.Sql;

/// Orders to give money back, and a cashier's handing out of what no channel gives back.
@Component
class GiveBacks {

    private final Sql sql;
    private final GiveBackRows rows;
    private final PaymentRows payments;
    private final ShiftRows shifts;
    private final ApplicationEventPublisher events;

    GiveBacks(
            Sql sql,
            GiveBackRows rows,
            PaymentRows payments,
            ShiftRows shifts,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.rows = rows;
        this.payments = payments;
        this.shifts = shifts;
        this.events = events;
    }

    void order(List<Payments.GiveBack> orders) {
        sql.inTransaction(
                () -> {
                    Map<PaymentId, StoredPayment> brought =
                            payments.lock(
                                    orders.stream()
                                            .map(Payments.GiveBack::payment)
                                            .distinct()
                                            .toList());
                    List<GiveBackRows.New> fresh = fresh(orders, brought);
                    Map<PaymentId, Money> sums = new HashMap<>();
                    for (GiveBackRows.New order : fresh) {
                        sums.merge(order.payment().id(), order.order().amount(), Money::plus);
                    }
                    brought.values()
                            .forEach(
                                    row ->
                                            requireLeft(
                                                    row, sums.getOrDefault(row.id(), Money.ZERO)));
                    rows.insert(fresh);
                    rows.countIn(sums);
                });
    }

    /// The orders that are not there yet; the locked payments keep others from adding them.
    private List<GiveBackRows.New> fresh(
            List<Payments.GiveBack> orders, Map<PaymentId, StoredPayment> brought) {
        Set<Long> known =
                new HashSet<>(
                        rows.find(orders.stream().map(Payments.GiveBack::id).toList()).keySet());
        List<GiveBackRows.New> fresh = new ArrayList<>();
        for (Payments.GiveBack order : orders) {
            StoredPayment payment = brought.get(order.payment());
            if (payment == null || !payment.isReceived()) {
                throw new IllegalArgumentException("It has not arrived: " + order.payment());
            }
            if (!order.amount().isPositive()) {
                throw new IllegalArgumentException("Gives back no positive amount: " + order);
            }
            if (known.add(order.id())) {
                fresh.add(new GiveBackRows.New(order, payment));
            }
        }
        return fresh;
    }

    private static void requireLeft(StoredPayment payment, Money sum) {
        Money left = payment.payment().amount().minus(payment.givenBack());
        if (sum.isMoreThan(left)) {
            throw new IllegalArgumentException(
                    "%s has %s left to give back, not %s".formatted(payment.id(), left, sum));
        }
    }

    /// Notes that a cashier has handed it out, and tells it.
    StoredGiveBack handOut(long id, ShiftId shift) {
        return sql.inTransaction(
                () -> {
                    ShiftRows.Shift open = requireOpen(shift);
                    StoredGiveBack waiting =
                            waiting(id, row -> row.institution().equals(open.institution()));
                    Channel through =
                            waiting.channel() == Channel.WINDOW_CARD
                                    ? Channel.WINDOW_CARD
                                    : Channel.WINDOW_CASH;
                    return tell(rows.given(id, through, shift, Acting.current().staff()));
                });
    }

    /// Notes that the payee itself has given it back, and tells it: money that it got without
    /// us, or that no channel could give back.
    StoredGiveBack givenByPayee(long id) {
        return sql.inTransaction(
                () -> {
                    StoredGiveBack waiting =
                            waiting(id, row -> Acting.current().sees(row.institution()));
                    if (waiting.channel() != Channel.BANK
                            && waiting.status() != StoredGiveBack.Status.STUCK) {
                        throw new RefusedException(new PaymentRefusal.GiveBackOverCounter(id));
                    }
                    return tell(rows.given(id, Channel.BANK, null, Acting.current().staff()));
                });
    }

    private StoredGiveBack waiting(long id, Predicate<StoredGiveBack> isCallers) {
        StoredGiveBack found =
                rows.lock(id)
                        .filter(isCallers)
                        .orElseThrow(
                                () -> new RefusedException(new PaymentRefusal.GiveBackUnknown(id)));
        if (found.status() == StoredGiveBack.Status.GIVEN) {
            throw new RefusedException(new PaymentRefusal.GiveBackDone(id));
        }
        if (found.atChannel()) {
            throw new RefusedException(new PaymentRefusal.GiveBackUnderway(id));
        }
        return found;
    }

    private StoredGiveBack tell(StoredGiveBack given) {
        events.publishEvent(new MoneyGivenBack(List.of(given.item())));
        return given;
    }

    private ShiftRows.Shift requireOpen(ShiftId shift) {
        ShiftRows.Shift found = shifts.keepOpen(List.of(shift)).get(shift);
        if (found == null || !Acting.current().sees(found.institution())) {
            throw new RefusedException(new PaymentRefusal.ShiftUnknown(shift.value()));
        }
        if (found.isClosed()) {
            throw new RefusedException(new PaymentRefusal.ShiftClosed(shift.value()));
        }
        return found;
    }
}
