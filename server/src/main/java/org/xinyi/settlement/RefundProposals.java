package org.xinyi.settlement;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.access.Proposals;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.SettlementId;
import org.xinyi.visit.Caller;
import org.xinyi.visit.VisitRefusal;
import org.xinyi.visit.Visits;

/// Refunds that people order at a desk, two of the hospital. What hospitals' systems ask for
/// their own people have seen to.
@Component
class RefundProposals implements Proposals.Carrier {

    record Content(List<Long> orders, String reason) {
        Content {
            orders = List.copyOf(orders);
        }
    }

    private final Proposals proposals;
    private final Visits visits;
    private final RequestingRefunds requesting;
    private final Refunding refunding;

    RefundProposals(
            Proposals proposals, Visits visits, RequestingRefunds requesting, Refunding refunding) {
        this.proposals = proposals;
        this.visits = visits;
        this.requesting = requesting;
        this.refunding = refunding;
    }

    /// Proposes to take back charged orders of the caller's hospital.
    ///
    /// @throws RefusedException when one is unknown, another's, or not settled
    Proposals.Proposal propose(List<OrderId> orders, String reason) {
        Caller by = Caller.current();
        Map<OrderId, Visits.Claim> claims = visits.claims(orders);
        for (OrderId order : orders) {
            Visits.Claim claim = claims.get(order);
            if (claim == null) {
                throw new RefusedException(new SettlementRefusal.OrderNotSettled(order.value()));
            }
            if (!by.sees(claim.order().institution())) {
                throw new RefusedException(new VisitRefusal.OrderUnknown(order.value()));
            }
        }
        return proposals.propose(
                kind(),
                orders.getFirst().value(),
                Acting.current().institution(),
                new Content(orders.stream().map(OrderId::value).toList(), reason));
    }

    @Override
    public Proposals.Kind kind() {
        return Proposals.Kind.REFUND;
    }

    /// All of it or nothing.
    @Override
    public void carryOut(Proposals.Proposal proposal) {
        Content content = proposals.content(proposal, Content.class);
        Caller by = Caller.current();
        List<Outcome<SettlementId>> requested =
                requesting.request(
                        content.orders.stream()
                                .map(
                                        order ->
                                                new RequestingRefunds.Wanted(
                                                        new OrderId(order),
                                                        false,
                                                        content.reason,
                                                        by))
                                .toList());
        refunding.carryOutSoon(requested.stream().map(Outcome::orThrow).toList());
    }
}
