package org.xinyi.visit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;

@Component
class VisitDesk implements Visits {

    private final RegisteringVisits registering;
    private final CheckingIn checkingIn;
    private final EndingVisits ending;
    private final ClaimingCharges claiming;
    private final VisitBook book;
    private final DueSettlements due;

    VisitDesk(
            RegisteringVisits registering,
            CheckingIn checkingIn,
            EndingVisits ending,
            ClaimingCharges claiming,
            VisitBook book,
            DueSettlements due) {
        this.registering = registering;
        this.checkingIn = checkingIn;
        this.ending = ending;
        this.claiming = claiming;
        this.book = book;
        this.due = due;
    }

    @Override
    public List<Outcome<VisitId>> register(List<NewVisit> visits) {
        return registering.register(visits);
    }

    @Override
    public List<Outcome<CheckedIn>> checkIn(List<CheckIn> checkIns) {
        return checkingIn.checkIn(checkIns);
    }

    @Override
    public List<Outcome<VisitId>> end(List<End> ends) {
        return ending.end(ends);
    }

    @Override
    public Map<VisitId, Visit> find(Collection<VisitId> visits) {
        return book.find(visits);
    }

    @Override
    public List<SettlementDue> takeDue(int most) {
        return due.take(most);
    }

    @Override
    public Map<SettlementId, List<Charge>> claim(List<SettlementDue> taken) {
        return claiming.claim(taken);
    }

    @Override
    public Map<SettlementId, List<Charge>> charges(List<Claimed> claimed) {
        return claiming.charges(claimed);
    }

    @Override
    public Map<OrderId, Claim> claims(List<OrderId> orders) {
        return claiming.claims(orders);
    }

    @Override
    public void refunded(SettlementId root, List<OrderId> orders, Caller by) {
        claiming.refunded(root, orders, by);
    }

    @Override
    public void refundedNotDone(SettlementId settlement, List<OrderId> orders, Caller by) {
        claiming.refundedNotDone(settlement, orders, by);
    }
}
