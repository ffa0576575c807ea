package org.xinyi.visit;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.Institutions;

/// Reads the bills of visits as they stand, several at once.
@Component
class LiveBills {

    private final BusinessClock clock;
    private final VisitBook visits;
    private final OrderBook orders;
    private final BillLines lines;
    private final LineMeters meters;
    private final Institutions institutions;

    LiveBills(
            BusinessClock clock,
            VisitBook visits,
            OrderBook orders,
            BillLines lines,
            LineMeters meters,
            Institutions institutions) {
        this.clock = clock;
        this.visits = visits;
        this.orders = orders;
        this.lines = lines;
        this.meters = meters;
        this.institutions = institutions;
    }

    /// A bill, and how far its visit had come when it was read.
    record Snapshot(LiveBill bill, BillFingerprint fingerprint) {}

    Snapshot of(Visit visit) {
        Snapshot snapshot = of(List.of(visit.id())).get(visit.id());
        if (snapshot == null) {
            throw new IllegalStateException("No bill for " + visit);
        }
        return snapshot;
    }

    /// Unknown visits are absent.
    Map<VisitId, Snapshot> of(Collection<VisitId> wanted) {
        Instant now = clock.now();
        Map<VisitId, Visit> found = visits.find(wanted);
        Map<VisitId, List<OrderBook.Page>> pages = orders.ofVisits(found.keySet());
        BillLines.Context context =
                lines.context(
                        found.keySet(), pages.values().stream().flatMap(List::stream).toList());
        Map<LineId, LineMeters.State> states = meters.of(found.values());
        Map<VisitId, Snapshot> snapshots = new HashMap<>();
        for (Visit visit : found.values()) {
            List<OrderBook.Page> ofVisit = pages.getOrDefault(visit.id(), List.of());
            LineMeters.State state = visit.line() == null ? null : states.get(visit.line());
            snapshots.put(
                    visit.id(),
                    new Snapshot(
                            bill(visit, ofVisit, context, state, now),
                            BillFingerprint.of(visit, ofVisit)));
        }
        return snapshots;
    }

    private LiveBill bill(
            Visit visit,
            List<OrderBook.Page> pages,
            BillLines.Context context,
            LineMeters.@Nullable State line,
            Instant now) {
        String lineClosed = line == null ? null : line.closedBecause();
        List<LiveBill.BillLine> billed =
                pages.stream().map(page -> lines.line(visit, page, context, lineClosed)).toList();
        Institutions.Institution institution = institutions.find(visit.institution()).orElseThrow();
        return new LiveBill(
                visit.id(),
                visit.kind(),
                visit.flow(),
                visit.patient(),
                visit.institution(),
                institution.nameZh(),
                institution.nameEn(),
                visit.number(),
                visit.registeredAt(),
                visit.endedAt(),
                billed,
                totals(billed, pages),
                line == null ? null : line.meter(),
                now);
    }

    private static LiveBill.BillTotals totals(
            List<LiveBill.BillLine> lines, List<OrderBook.Page> pages) {
        Money ordered = Money.sum(pages, LiveBills::standing);
        int heldForPricing =
                (int)
                        lines.stream()
                                .filter(line -> line.status() == ChargeStatus.HELD_FOR_PRICING)
                                .count();
        return new LiveBill.BillTotals(
                ordered,
                Money.sum(lines, LiveBill.BillLine::doneAmount),
                Money.sum(lines, LiveBill.BillLine::billedAmount),
                Money.sum(lines, LiveBill.BillLine::held),
                heldForPricing);
    }

    /// What is ordered and may still be done, or was.
    private static Money standing(OrderBook.Page page) {
        Money amount = page.order().amount();
        return page.state().closed() || amount == null
                ? page.state().doneAmount(page.order())
                : amount;
    }
}
