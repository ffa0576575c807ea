package org.xinyi.repayment;

import java.util.Collection;
import java.util.Set;
import org.xinyi.kernel.ObligationId;

/// Says what must not be debited now, whatever a mandate allows. Implemented above, where pauses
/// and disputes are known.
public interface DebitGuard {

    /// Those among these that are left in peace.
    Set<ObligationId> heldBack(Collection<ObligationId> obligations);
}
