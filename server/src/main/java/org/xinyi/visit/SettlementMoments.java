package org.xinyi.visit;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.VisitId;
import org.xinyi.scheme.CareRules;
import org.xinyi.scheme.CareRules.Care;
import org.xinyi.scheme.CareRules.Moment;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// When a visit on credit is settled: at the moment its pack names. Where somebody has to act and
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

    /// These were done and charged: a step of a visit that goes on, or late after its end.
    void charged(List<OrderBook.Page> charged) {
        List<VisitId> open = visitsOf(charged, false);
        if (!open.isEmpty() && anySettles(Moment.EXECUTED)) {
            add(visits.find(open).values(), Moment.EXECUTED, SettlementDue.Trigger.STEP_EXECUTED);
        }
        List<VisitId> late = visitsOf(charged, true);
        if (!late.isEmpty()) {
            due.add(
                    visits.find(late).values().stream()
                            .map(visit -> atTheEnd(visit, SettlementDue.Trigger.LATE_CHARGE))
                            .toList());
        }
    }

    private static List<VisitId> visitsOf(List<OrderBook.Page> charged, boolean ended) {
        return charged.stream()
                .filter(page -> page.visitEnded() == ended)
                .map(page -> page.order().visit())
                .distinct()
                .toList();
    }

    /// These treatments have ended.
    void ended(List<Visit> ending) {
        due.add(
                ending.stream()
                        .distinct()
                        .map(
                                visit ->
                                        atTheEnd(
                                                visit,
                                                visit.kind() == Visit.Kind.INPATIENT
                                                        ? SettlementDue.Trigger.DISCHARGED
                                                        : SettlementDue.Trigger.VISIT_ENDED))
                        .toList());
    }

    /// Now; where somebody has to act first, when the day is over.
    private DueSettlements.New atTheEnd(Visit visit, SettlementDue.Trigger trigger) {
        return waitsForSomebody(visit)
                ? new DueSettlements.New(
                        visit.id(),
                        SettlementDue.Trigger.DAY_END,
                        BusinessClock.startOf(clock.today().plusDays(1)))
                : new DueSettlements.New(visit.id(), trigger, null);
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
