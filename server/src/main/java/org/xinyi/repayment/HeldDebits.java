package org.xinyi.repayment;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ObligationId;

/// Asks everybody who may hold a debit back.
@Component
class HeldDebits {

    private final List<DebitGuard> guards;

    HeldDebits(List<DebitGuard> guards) {
        this.guards = List.copyOf(guards);
    }

    Set<ObligationId> among(Collection<ObligationId> obligations) {
        Set<ObligationId> held = new HashSet<>();
        guards.forEach(guard -> held.addAll(guard.heldBack(obligations)));
        return held;
    }
}
