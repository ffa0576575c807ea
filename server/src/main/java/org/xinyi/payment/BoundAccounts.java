package org.xinyi.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;

/// Bank accounts and wallets that patients have bound: a mandate for whoever of the city settles
/// their care. At most one is in force per patient.
public interface BoundAccounts {

    /// @param mandate under which it is debited
    record BoundAccount(long mandate, PatientId patient, Channel channel, Instant boundAt) {}

    /// Those in force.
    Map<PatientId, BoundAccount> of(Collection<PatientId> patients);

    /// Binds an account in the caller's transaction, in the place of one at another channel.
    /// Nothing can be debited before the channel knows of it.
    BoundAccount bind(PatientId patient, Channel channel);

    /// Tells the channel, which asks the owner to confirm. Leaves the house; again changes
    /// nothing.
    Outcome<BoundAccount> propose(BoundAccount account);

    /// Nothing is debited any more, whether the channel hears of it or not. Leaves the house.
    void unbind(BoundAccount account);

    /// Whether a payee collects where the account is.
    boolean reaches(BoundAccount account, PartyId payee);

    /// What the accounts could give now, by mandate, all asked at once; those of a channel that
    /// does not say are absent. Leaves the house.
    Map<Long, Money> available(Collection<BoundAccount> accounts);
}
