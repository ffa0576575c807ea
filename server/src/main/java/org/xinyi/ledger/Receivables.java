package org.xinyi.ledger;

import java.util.Collection;
import java.util.Map;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;

/// What stands open on obligations, summed from the entries: who owns how much of each.
public interface Receivables {

    /// The open amount of every obligation on these lines, per owner; settled ones are absent.
    /// Read under [Balances#lock] it cannot change before the transaction ends.
    Map<ObligationId, Map<PartyId, Money>> open(Collection<LineId> lines);

    /// The charges of instalments that stand open, outside any limit; paid ones are absent.
    Map<ObligationId, Map<PartyId, Money>> charges(Collection<ObligationId> obligations);
}
