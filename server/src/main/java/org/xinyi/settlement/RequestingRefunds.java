package org.xinyi.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.visit.Caller;
import org.xinyi.visit.VisitRefusal;
import org.xinyi.visit.Visits;

/// Writes down which settled charges are to be taken back: one refund for each settlement.
@Component
class RequestingRefunds {

    /// @param notDone whether only what was charged and not done goes back; the same for all that
    ///     is asked for at once
    record Wanted(OrderId order, boolean notDone, String reason, Caller by) {}

    private final IdSource ids;
    private final BusinessClock clock;
    private final Visits visits;
    private final RefundBook refunds;
    private final SettlementBook settlements;

    RequestingRefunds(
            IdSource ids,
            BusinessClock clock,
            Visits visits,
            RefundBook refunds,
            SettlementBook settlements) {
        this.ids = ids;
        this.clock = clock;
        this.visits = visits;
        this.refunds = refunds;
        this.settlements = settlements;
    }

    /// Answers, in list order, the refund that each order is part of. In the caller's transaction.
    List<Outcome<SettlementId>> request(List<Wanted> wanted) {
        Map<OrderId, Visits.Claim> claims =
                visits.claims(wanted.stream().map(Wanted::order).toList());
        Map<SettlementId, Settlement> current = current(claims);
        Map<Wanted, Refusal> refused = new HashMap<>();
        Map<Settlement, List<Wanted>> bySettlement = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            Visits.Claim claim = claims.get(one.order);
            if (claim == null) {
                refused.put(one, new SettlementRefusal.OrderNotSettled(one.order.value()));
            } else if (!one.by.sees(claim.order().institution())) {
                refused.put(one, new VisitRefusal.OrderUnknown(one.order.value()));
            } else {
                Settlement settlement = current.get(claim.root());
                Refusal refusal = notPosted(claim.root(), settlement);
                if (refusal != null) {
                    refused.put(one, refusal);
                } else if (settlement != null) {
                    bySettlement.computeIfAbsent(settlement, _ -> new ArrayList<>()).add(one);
                }
            }
        }
        Map<Wanted, SettlementId> requested = add(bySettlement, refused);
        return wanted.stream().map(one -> outcome(one, requested, refused)).toList();
    }

    private Map<Wanted, SettlementId> add(
            Map<Settlement, List<Wanted>> bySettlement, Map<Wanted, Refusal> refused) {
        Map<Wanted, SettlementId> requested = new HashMap<>();
        bySettlement.entrySet().stream()
                .sorted(Comparator.comparingLong(one -> one.getKey().id().value()))
                .forEach(
                        one -> {
                            Settlement settlement = one.getKey();
                            List<Wanted> of = one.getValue();
                            Refund refund =
                                    new Refund(
                                            new SettlementId(ids.next()),
                                            settlement.id(),
                                            of.stream().map(Wanted::order).distinct().toList(),
                                            of.getFirst().notDone,
                                            of.getFirst().reason,
                                            Refund.State.WAITING,
                                            clock.now(),
                                            of.getFirst().by.client(),
                                            null);
                            boolean added = isStanding(settlement) && refunds.add(refund);
                            for (Wanted wanted : of) {
                                if (added) {
                                    requested.put(wanted, refund.id());
                                } else {
                                    refused.put(
                                            wanted,
                                            new SettlementRefusal.RefundUnderWay(
                                                    settlement.id().value()));
                                }
                            }
                        });
        return requested;
    }

    /// Whether it has not been replaced since it was read; locked, so that it is not meanwhile.
    private boolean isStanding(Settlement settlement) {
        return settlements.lock(settlement.id()).state() == Settlement.State.POSTED;
    }

    /// The settlement that stands now for each root.
    private Map<SettlementId, Settlement> current(Map<OrderId, Visits.Claim> claims) {
        List<VisitId> of =
                claims.values().stream().map(claim -> claim.order().visit()).distinct().toList();
        Map<SettlementId, Settlement> current = new HashMap<>();
        for (Settlement one : settlements.ofVisits(of)) {
            if (one.state() != Settlement.State.REPLACED) {
                current.put(one.root(), one);
            }
        }
        return current;
    }

    private static @Nullable Refusal notPosted(SettlementId root, @Nullable Settlement settlement) {
        if (settlement == null) {
            return new SettlementRefusal.SettlementUnknown(root.value());
        }
        return switch (settlement.state()) {
            case POSTED -> null;
            case REFUSED ->
                    new SettlementRefusal.SettlementRefused(
                            settlement.id().value(), settlement.refusal());
            case PREPARED, REPLACED ->
                    new SettlementRefusal.SettlementUnderWay(settlement.id().value());
        };
    }

    private static Outcome<SettlementId> outcome(
            Wanted wanted, Map<Wanted, SettlementId> requested, Map<Wanted, Refusal> refused) {
        SettlementId refund = requested.get(wanted);
        if (refund != null) {
            return Outcome.done(refund);
        }
        Refusal refusal = refused.get(wanted);
        return Outcome.refused(
                refusal == null
                        ? new SettlementRefusal.OrderNotSettled(wanted.order.value())
                        : refusal);
    }
}
