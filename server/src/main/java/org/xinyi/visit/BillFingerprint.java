package org.xinyi.visit;

import java.util.List;

/// How far a visit has come, cheap to ask for: two that are equal belong to the same bill. Orders
/// and their events are only ever added.
///
/// @param orders how many
/// @param priced how many of them have a price
/// @param events how many in all
record BillFingerprint(Visit.Flow flow, boolean ended, long orders, long priced, long events) {

    /// Of a bill that nobody has been shown yet.
    static final BillFingerprint NOTHING =
            new BillFingerprint(Visit.Flow.UNDECIDED, false, -1, 0, 0);

    static BillFingerprint of(Visit visit, List<OrderBook.Page> pages) {
        return new BillFingerprint(
                visit.flow(),
                visit.endedAt() != null,
                pages.size(),
                pages.stream().filter(page -> page.order().price() != null).count(),
                pages.stream().mapToLong(page -> page.events().size()).sum());
    }
}
