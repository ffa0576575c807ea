package org.xinyi.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.visit.Caller;
import org.xinyi.visit.SettlementDue;
import org.xinyi.visit.Visit;
import org.xinyi.visit.VisitRefusal;
import org.xinyi.visit.Visits;

/// Settles visits while somebody waits: a doctor's click, a patient's tap, a cashier.
@Component
class SettlingNow {

    /// @param trigger what made it due
    record Wanted(VisitId visit, SettlementDue.Trigger trigger, Caller by) {}

    private final IdSource ids;
    private final BusinessClock clock;
    private final Visits visits;
    private final Preparing preparing;
    private final SettlingVisits settling;
    private final SettlementBook book;

    SettlingNow(
            IdSource ids,
            BusinessClock clock,
            Visits visits,
            Preparing preparing,
            SettlingVisits settling,
            SettlementBook book) {
        this.ids = ids;
        this.clock = clock;
        this.visits = visits;
        this.preparing = preparing;
        this.settling = settling;
        this.book = book;
    }

    /// Claims the charges and writes the intents, in the caller's transaction.
    List<Outcome<SettlementId>> prepare(List<Wanted> wanted) {
        Map<VisitId, Visit> found = visits.find(wanted.stream().map(Wanted::visit).toList());
        Map<Wanted, SettlementDue> due = new HashMap<>();
        for (Wanted one : wanted) {
            Visit visit = found.get(one.visit);
            if (visit != null && one.by.sees(visit.institution())) {
                due.put(one, new SettlementDue(ids.next(), one.visit, one.trigger, clock.now()));
            }
        }
        Map<SettlementId, Preparing.Prepared> prepared =
                preparing.prepare(List.copyOf(due.values())).stream()
                        .collect(Collectors.toMap(one -> one.settlement().id(), one -> one));
        List<Outcome<SettlementId>> outcomes = new ArrayList<>(wanted.size());
        for (Wanted one : wanted) {
            SettlementDue its = due.get(one);
            if (its == null) {
                outcomes.add(Outcome.refused(new VisitRefusal.VisitUnknown(one.visit.value())));
            } else if (prepared.containsKey(new SettlementId(its.id()))) {
                outcomes.add(Outcome.done(new SettlementId(its.id())));
            } else {
                outcomes.add(
                        Outcome.refused(new SettlementRefusal.NothingToSettle(one.visit.value())));
            }
        }
        return outcomes;
    }

    /// Asks and posts, after the intents have been committed. What stays unanswered goes on in the
    /// background.
    List<Settlement> carryOut(List<SettlementId> settlements) {
        List<Settlement> open =
                book.find(settlements).stream()
                        .filter(one -> one.state() == Settlement.State.PREPARED)
                        .toList();
        settling.settle(preparing.again(open));
        return book.find(settlements);
    }
}
