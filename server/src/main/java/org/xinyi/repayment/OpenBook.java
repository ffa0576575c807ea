package org.xinyi.repayment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;

/// What debtors owe, as the payments of a list use it up one after the other.
final class OpenBook {

    private final List<Open> open;

    /// @param open first due first, of one or more debtors
    OpenBook(List<Open> open) {
        this.open = new ArrayList<>(open);
    }

    /// What one debtor owes, first due first.
    ///
    /// @param only the obligations a payment is meant for; empty for all
    List<Open> of(PatientId debtor, Set<ObligationId> only) {
        return open.stream()
                .filter(one -> one.obligation().debtor().equals(debtor))
                .filter(one -> only.isEmpty() || isAmong(only, one))
                .toList();
    }

    /// A payment that was meant for an obligation is meant for its instalments.
    static boolean isAmong(Set<ObligationId> only, Open one) {
        return only.contains(one.obligation().id()) || only.contains(one.obligation().draw());
    }

    void take(PartyId owner, Allocation allocation) {
        for (int i = 0; i < open.size(); i++) {
            Open one = open.get(i);
            Optional<Allocation.Part> taken = allocation.of(one.obligation().id());
            if (taken.isPresent()) {
                Allocation.Part part = taken.get();
                open.set(
                        i,
                        new Open(
                                one.obligation(),
                                less(one.shares(), owner, part.principal()),
                                less(one.charges(), owner, part.charge())));
            }
        }
    }

    private static Map<PartyId, Money> less(
            Map<PartyId, Money> shares, PartyId owner, Money taken) {
        Map<PartyId, Money> left = new HashMap<>(shares);
        left.compute(owner, (_, share) -> less(share, taken));
        return left;
    }

    private static @Nullable Money less(@Nullable Money share, Money taken) {
        Money left = share == null ? Money.ZERO : share.minus(taken);
        return left.isZero() ? null : left;
    }
}
