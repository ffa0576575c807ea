package org.xinyi.ledger;

import java.time.Instant;
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

    /// The same as it stood at a moment of business time, by the entries made until then.
    Map<ObligationId, Map<PartyId, Money>> openAt(Collection<LineId> lines, Instant asOf);

    /// The charges of instalments that stand open, outside any limit; paid ones are absent.
    Map<ObligationId, Map<PartyId, Money>> charges(Collection<ObligationId> obligations);

    /// The same as it stood at a moment of business time.
    Map<ObligationId, Map<PartyId, Money>> chargesAt(
            Collection<ObligationId> obligations, Instant asOf);
}
