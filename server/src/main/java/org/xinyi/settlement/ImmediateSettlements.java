package org.xinyi.settlement;

import java.util.Optional;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;

/// Settles a visit while the patient waits, for the modules above. Who may ask is decided there.
public interface ImmediateSettlements {

    /// @param posted false while insurer or lender have not answered; it goes on by itself
    /// @param total what was charged
    /// @param personal the patient's own share; zero while it is not posted
    record Settled(SettlementId id, boolean posted, Money total, Money personal) {}

    /// Leaves the house, so never within a transaction.
    ///
    /// @param key under which the same caller gets the same settlement
    /// @return empty when everything that was charged is settled
    Optional<Settled> settle(VisitId visit, ClientId caller, String key);
}
