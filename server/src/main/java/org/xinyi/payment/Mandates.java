package org.xinyi.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;

/// Leave that patients give payees to debit their wallets when something falls due.
public interface Mandates {

    /// @param payee null: whoever settles the giver's care in the city, as for a bound account
    /// @param revokedAt null while it is in force
    record Mandate(
            long id,
            PatientId patient,
            @Nullable PartyId payee,
            Channel channel,
            Instant grantedAt,
            @Nullable Instant revokedAt) {

        public boolean inForce() {
            return revokedAt == null;
        }
    }

    /// Those in force, by number, page by page.
    List<Mandate> inForce(long after, int most);

    /// Those a person has given, revoked ones too; the last first, at most 100.
    List<Mandate> of(PatientId patient);

    Map<Long, Mandate> find(Collection<Long> mandates);

    /// Debits under a mandate. Leaves the house, so never within a transaction. The same payment
    /// never debits twice; what became of it is told as of any payment, or it ends closed.
    ///
    /// @return the payment once the channel has it, may have it, or has declined it
    /// @throws IllegalStateException within a transaction
    Outcome<PaymentId> debit(Payments.NewPayment payment, long mandate);
}
