package org.xinyi.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.visit.SettlementDue;
import org.xinyi.visit.Visit;
import org.xinyi.visit.Visits;

/// Fixes what will be settled before anybody is asked: claims the charges and writes the intent, in
/// one transaction.
@Component
class Preparing {

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Visits visits;
    private final SettlementBook book;

    Preparing(Sql sql, IdSource ids, BusinessClock clock, Visits visits, SettlementBook book) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.visits = visits;
        this.book = book;
    }

    /// A prepared settlement with what it needs to be asked for.
    record Prepared(Settlement settlement, Visit visit, List<Visits.Charge> charges) {}

    /// Prepares the next settlements that have fallen due.
    ///
    /// @return those with something to settle
    List<Prepared> next(int most) {
        return sql.inTransaction(() -> prepare(visits.takeDue(most)));
    }

    /// Prepares these settlements, in the caller's transaction.
    List<Prepared> prepare(List<SettlementDue> due) {
        if (due.isEmpty()) {
            return List.of();
        }
        Map<VisitId, Visit> found = visits.find(due.stream().map(SettlementDue::visit).toList());
        Map<SettlementId, List<Visits.Charge>> claims = visits.claim(due);
        Instant now = clock.now();
        List<Prepared> prepared = new ArrayList<>();
        for (SettlementDue one : due) {
            List<Visits.Charge> charges = claims.get(new SettlementId(one.id()));
            if (charges != null && !charges.isEmpty()) {
                Visit visit = Objects.requireNonNull(found.get(one.visit()));
                prepared.add(new Prepared(settlement(one, visit, charges, now), visit, charges));
            }
        }
        book.prepare(prepared.stream().map(Prepared::settlement).toList(), now);
        return prepared;
    }

    /// Prepared settlements whose answers did not come, ready to be asked for again.
    List<Prepared> overdue(int most) {
        return again(sql.inTransaction(() -> book.takeOverdue(most)));
    }

    /// What prepared settlements need to be asked for again.
    List<Prepared> again(List<Settlement> settlements) {
        Map<VisitId, Visit> found =
                visits.find(settlements.stream().map(Settlement::visit).toList());
        Map<SettlementId, List<Visits.Charge>> charges =
                visits.charges(
                        settlements.stream()
                                .map(one -> new Visits.Claimed(one.root(), one.visit()))
                                .toList());
        return settlements.stream()
                .map(
                        one ->
                                new Prepared(
                                        one,
                                        Objects.requireNonNull(found.get(one.visit())),
                                        charges.getOrDefault(one.root(), List.of())))
                .toList();
    }

    private Settlement settlement(
            SettlementDue due, Visit visit, List<Visits.Charge> charges, Instant now) {
        Money total = Money.sum(charges, Visits.Charge::amount);
        SettlementId id = new SettlementId(due.id());
        return new Settlement(
                id,
                id,
                visit.id(),
                visit.patient(),
                visit.institution(),
                new ObligationId(ids.next()),
                due.trigger(),
                Settlement.State.PREPARED,
                total,
                Split.personal(total),
                now,
                null,
                null,
                null,
                null);
    }
}
