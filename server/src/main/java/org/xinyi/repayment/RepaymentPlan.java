package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;

/// How one amount becomes payments: one for each owner, because nobody in between holds money.
///
/// @param payments what goes to each owner, in the order in which it falls due
record RepaymentPlan(Map<PartyId, Allocation> payments) {

    /// Spreads an amount over what is open, first due first. What nobody is owed stays with the
    /// last owner and will be returned.
    ///
    /// @param open first due first, not empty
    static RepaymentPlan of(Money amount, List<Open> open) {
        Map<PartyId, Money> toOwner = new LinkedHashMap<>();
        Money left = amount;
        PartyId last = null;
        for (Open one : open) {
            Map<PartyId, Money> owed = new LinkedHashMap<>(one.shares());
            one.charges().forEach((owner, charge) -> owed.merge(owner, charge, Money::plus));
            for (Map.Entry<PartyId, Money> share : owed.entrySet()) {
                Money part = share.getValue().min(left);
                last = share.getKey();
                if (part.isPositive()) {
                    toOwner.merge(last, part, Money::plus);
                    left = left.minus(part);
                }
            }
        }
        if (left.isPositive() && last != null) {
            toOwner.merge(last, left, Money::plus);
        }
        Map<PartyId, Allocation> payments = new LinkedHashMap<>();
        toOwner.forEach((owner, part) -> payments.put(owner, Allocation.of(part, owner, open)));
        return new RepaymentPlan(payments);
    }

    static Money total(List<Open> open) {
        return Money.sum(new ArrayList<>(open), Open::amount);
    }
}
