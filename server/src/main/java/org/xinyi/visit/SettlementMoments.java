package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.VisitId;
import org.xinyi.scheme.CareRules;
import org.xinyi.scheme.CareRules.Care;
import org.xinyi.scheme.CareRules.Moment;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// When a visit on credit is settled: at the moment its pack names. Where somebody has to act, and
/// nobody does, the visit is settled by itself when the day is over.
@Component
class SettlementMoments {

    private final BusinessClock clock;
    private final Schemes schemes;
    private final VisitBook visits;
    private final DueSettlements due;

    SettlementMoments(BusinessClock clock, Schemes schemes, VisitBook visits, DueSettlements due) {
        this.clock = clock;
        this.schemes = schemes;
        this.visits = visits;
        this.due = due;
    }

    /// Something was ordered on these visits.
    void ordered(Collection<Visit> on) {
        add(on, Moment.ORDERED, SettlementDue.Trigger.PRESCRIBED);
    }

    /// Something was done and charged.
    void executed(List<OrderBook.Page> charged) {
        if (charged.isEmpty() || !anySettles(Moment.EXECUTED)) {
            return;
        }
        List<VisitId> open =
                charged.stream()
                        .filter(page -> !page.visitEnded())
                        .map(page -> page.order().visit())
                        .distinct()
                        .toList();
        Map<VisitId, Visit> found = visits.find(open);
        add(found.values(), Moment.EXECUTED, SettlementDue.Trigger.STEP_EXECUTED);
    }

    /// These treatments have ended.
    void ended(List<Visit> ending) {
        List<DueSettlements.New> wanted = new ArrayList<>();
        Instant dayEnd = BusinessClock.startOf(clock.today().plusDays(1));
        for (Visit visit : ending) {
            boolean waits = waitsForSomebody(visit);
            SettlementDue.Trigger trigger =
                    visit.kind() == Visit.Kind.INPATIENT
                            ? SettlementDue.Trigger.DISCHARGED
                            : SettlementDue.Trigger.VISIT_ENDED;
            wanted.add(
                    waits
                            ? new DueSettlements.New(
                                    visit.id(), SettlementDue.Trigger.DAY_END, dayEnd)
                            : new DueSettlements.New(visit.id(), trigger, null));
        }
        due.add(wanted.stream().distinct().toList());
    }

    private boolean waitsForSomebody(Visit visit) {
        return settles(visit, Moment.PATIENT_CONFIRMS)
                || settles(visit, Moment.DOCTOR_CLICKS)
                || settles(visit, Moment.HOSPITAL_APPLIES);
    }

    private void add(Collection<Visit> on, Moment moment, SettlementDue.Trigger trigger) {
        due.add(
                on.stream()
                        .filter(visit -> settles(visit, moment))
                        .map(visit -> new DueSettlements.New(visit.id(), trigger, null))
                        .distinct()
                        .toList());
    }

    private boolean settles(Visit visit, Moment moment) {
        return visit.onCredit()
                && visit.pack() != null
                && CareRules.settles(schemes.version(visit.pack()), care(visit), moment).outcome();
    }

    private static Care care(Visit visit) {
        return visit.kind() == Visit.Kind.INPATIENT ? Care.INPATIENT : Care.OUTPATIENT;
    }

    /// Whether any scheme of the city does, so that the others need not look.
    private boolean anySettles(Moment moment) {
        for (Pack pack : schemes.active(clock.today())) {
            if (CareRules.settles(pack, Care.OUTPATIENT, moment).outcome()
                    || CareRules.settles(pack, Care.INPATIENT, moment).outcome()) {
                return true;
            }
        }
        return false;
    }
}
