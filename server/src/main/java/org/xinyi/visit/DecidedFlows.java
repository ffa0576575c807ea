package org.xinyi.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.VisitId;
import org.xinyi.scheme.FlowTerms;
import org.xinyi.scheme.Schemes;

/// Writes how visits are funded, and what follows: credit for what was ordered before, and the
/// deposits of stays. In the caller's transaction.
@Component
class DecidedFlows {

    private final BusinessClock clock;
    private final VisitBook book;
    private final Stations stations;
    private final AttachingCredit attaching;
    private final StayBook stays;
    private final WardBook wards;
    private final Schemes schemes;
    private final ApplicationEventPublisher events;

    DecidedFlows(
            BusinessClock clock,
            VisitBook book,
            Stations stations,
            AttachingCredit attaching,
            StayBook stays,
            WardBook wards,
            Schemes schemes,
            ApplicationEventPublisher events) {
        this.clock = clock;
        this.book = book;
        this.stations = stations;
        this.attaching = attaching;
        this.stays = stays;
        this.wards = wards;
        this.schemes = schemes;
        this.events = events;
    }

    /// @param before the visits as they were
    /// @return the deposits of those that are stays
    Map<VisitId, Visits.Deposit> write(Map<VisitId, Visit> before, List<Visit> decided) {
        Instant now = clock.now();
        book.decideFlow(decided);
        stations.add(
                decided.stream()
                        .map(
                                visit ->
                                        new Station(
                                                visit.id(),
                                                Station.Kind.CHECKED_IN,
                                                visit.department(),
                                                now))
                        .toList());
        attaching.attach(
                decided.stream()
                        .filter(Visit::onCredit)
                        .filter(
                                visit -> {
                                    Visit was = before.get(visit.id());
                                    return was != null && !was.onCredit();
                                })
                        .toList());
        return deposits(
                decided.stream().filter(visit -> visit.kind() == Visit.Kind.INPATIENT).toList());
    }

    boolean hasDrawnDeposit(VisitId visit) {
        Stay stay = stays.find(List.of(visit)).get(visit);
        return stay != null && stay.depositMode() == DepositMode.DRAWN;
    }

    private Map<VisitId, Visits.Deposit> deposits(List<Visit> inpatients) {
        Map<VisitId, Stay> found = stays.find(inpatients.stream().map(Visit::id).toList());
        var terms = wards.find(found.values().stream().map(Stay::ward).toList());
        List<StayBook.Deposit> decided = new ArrayList<>();
        Map<VisitId, Visits.Deposit> deposits = new HashMap<>();
        for (Visit visit : inpatients) {
            Stay stay = found.get(visit.id());
            if (stay != null) {
                WardTerms ward = terms.get(stay.ward());
                FlowTerms flow = visit.pack() == null ? null : schemes.version(visit.pack()).flow();
                DepositMode mode = DepositRule.mode(flow, ward != null && ward.depositFreeTrial());
                Money usual = DepositRule.usual(stay, ward);
                Money amount = mode == DepositMode.WAIVED ? Money.ZERO : usual;
                decided.add(new StayBook.Deposit(visit.id(), usual, mode));
                deposits.put(visit.id(), new Visits.Deposit(mode, amount));
                boolean again = stay.depositMode() == DepositMode.DRAWN;
                if (mode == DepositMode.DRAWN && !again && amount.isPositive()) {
                    events.publishEvent(new DepositWanted(visit, mode, amount));
                }
            }
        }
        stays.setDeposits(decided);
        return deposits;
    }
}
