package org.xinyi.visit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Actions;

/// Takes down that something was not done, and what the hospital has to say about it.
@Component
class Objecting {

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final VisitBook visits;
    private final OrderBook orders;
    private final ObjectionBook book;
    private final Actions actions;
    private final ApplicationEventPublisher events;

    Objecting(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            VisitBook visits,
            OrderBook orders,
            ObjectionBook book,
            Actions actions,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.visits = visits;
        this.orders = orders;
        this.book = book;
        this.actions = actions;
        this.events = events;
    }

    record NewObjection(OrderId order, String text, PatientId by) {}

    /// @throws RefusedException when it is not the patient's order, nothing was done or charged, or
    ///     the patient has said so already
    Objection object(NewObjection wanted) {
        return sql.inTransaction(
                () -> {
                    OrderBook.Page page = own(wanted);
                    Order order = page.order();
                    if (page.state().executed().isZero() && page.state().charged().isZero()) {
                        throw new RefusedException(
                                new VisitRefusal.OrderNotExecuted(order.id().value()));
                    }
                    Objection objection =
                            new Objection(
                                    ids.next(),
                                    order.id(),
                                    order.visit(),
                                    wanted.by,
                                    order.institution(),
                                    order.department(),
                                    wanted.text,
                                    clock.now(),
                                    null,
                                    null,
                                    null);
                    if (!book.add(objection)) {
                        long there = book.open(order.id()).map(Objection::id).orElse(0L);
                        throw new RefusedException(
                                new VisitRefusal.ObjectionOpen(order.id().value(), there));
                    }
                    log(objection, "order.disputed", null);
                    events.publishEvent(
                            new ExecutionDisputed(
                                    objection.id(),
                                    order.id(),
                                    order.visit(),
                                    wanted.by,
                                    order.institution(),
                                    page.state().charged(),
                                    objection.at()));
                    return objection;
                });
    }

    record Answer(long objection, boolean upheld, String text, Caller by) {}

    /// @throws RefusedException when there is none, or another has answered it
    Objection answer(Answer answer) {
        return sql.inTransaction(
                () -> {
                    Objection objection =
                            book.lock(answer.objection)
                                    .filter(one -> answer.by.sees(one.institution()))
                                    .orElseThrow(() -> unknown(answer.objection));
                    if (objection.answeredAt() != null) {
                        throw new RefusedException(
                                new VisitRefusal.ObjectionAnswered(objection.id()));
                    }
                    Instant now = clock.now();
                    book.answer(
                            objection.id(), answer.upheld, answer.text, answer.by.client(), now);
                    log(objection, "dispute.answered", answer.upheld);
                    events.publishEvent(
                            new DisputeAnswered(
                                    objection.id(),
                                    objection.order(),
                                    objection.visit(),
                                    answer.upheld,
                                    now));
                    return book.lock(objection.id()).orElseThrow();
                });
    }

    private OrderBook.Page own(NewObjection wanted) {
        OrderBook.Page page = orders.find(wanted.order).orElseThrow(() -> unknown(wanted.order));
        VisitId visit = page.order().visit();
        Visit of = visits.find(List.of(visit)).get(visit);
        if (of == null || !of.patient().equals(wanted.by)) {
            throw unknown(wanted.order);
        }
        return page;
    }

    private void log(Objection objection, String kind, @Nullable Boolean upheld) {
        String detail =
                upheld == null
                        ? "{\"objection\":" + objection.id() + "}"
                        : "{\"objection\":" + objection.id() + ",\"upheld\":" + upheld + "}";
        actions.append(
                List.of(
                        new Actions.Action(
                                ids.next(),
                                clock.now(),
                                kind,
                                objection.order().value(),
                                null,
                                detail)));
    }

    private static RefusedException unknown(OrderId order) {
        return new RefusedException(new VisitRefusal.OrderUnknown(order.value()));
    }

    private static RefusedException unknown(long objection) {
        return new RefusedException(new VisitRefusal.ObjectionUnknown(objection));
    }
}
