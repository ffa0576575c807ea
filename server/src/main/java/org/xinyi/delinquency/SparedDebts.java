package org.xinyi.delinquency;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ObligationId;
import org.xinyi.repayment.DebitGuard;

/// No wallet is debited for what is paused, disputed in part, still at the insurer, or the dead's.
@Component
class SparedDebts implements DebitGuard {

    private final Cases cases;
    private final BusinessClock clock;

    SparedDebts(Cases cases, BusinessClock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public Set<ObligationId> heldBack(Collection<ObligationId> obligations) {
        Instant now = clock.now();
        return cases.gather(obligations).values().stream()
                .filter(one -> isSpared(one, now))
                .map(Case::id)
                .collect(Collectors.toSet());
    }

    private static boolean isSpared(Case one, Instant now) {
        return one.history().pause(now).isPresent()
                || one.history().disputed().isPositive()
                || one.facts().insurerPending()
                || one.facts().debtor().dead();
    }
}
