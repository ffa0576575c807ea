package org.xinyi.visit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// Tells who watches a live bill that it has moved on, after the commit and on this server
/// alone.
@Component
class ChangedVisits {

    /// The bills of these visits have moved on.
    record Changed(City city, List<VisitId> visits) {}

    private final ApplicationEventPublisher events;

    ChangedVisits(ApplicationEventPublisher events) {
        this.events = events;
    }

    void note(List<OrderEvent> written, Map<OrderId, OrderBook.Page> pages) {
        note(
                written.stream()
                        .map(event -> Objects.requireNonNull(pages.get(event.order())))
                        .map(page -> page.order().visit())
                        .distinct()
                        .toList());
    }

    void note(List<VisitId> visits) {
        if (visits.isEmpty()) {
            return;
        }
        Changed changed = new Changed(City.current(), visits);
        Sql.afterCommit(() -> events.publishEvent(changed));
    }
}
