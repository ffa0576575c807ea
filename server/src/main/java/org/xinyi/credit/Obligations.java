package org.xinyi.credit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;

/// What is owed. Facts stand in rows that do not change; the open amounts come from the books.
public interface Obligations {

    /// An obligation with what is open of it.
    ///
    /// @param shares open amount per owner, none of them zero
    record Open(Obligation obligation, Map<PartyId, Money> shares) {
        public Open {
            shares = Map.copyOf(shares);
        }

        public Money amount() {
            return Money.sum(shares.values(), share -> share);
        }
    }

    Map<ObligationId, Obligation> find(Collection<ObligationId> obligations);

    List<Obligation> ofVisits(Collection<VisitId> visits);

    /// Everything open of these debtors, first due first.
    List<Open> openOf(Collection<PatientId> debtors);

    /// What is open of these obligations; settled ones are absent.
    Map<ObligationId, Open> open(Collection<ObligationId> obligations);

    /// Everything open that began its follow-up clock before a moment, page by page in id order.
    List<Open> openBefore(Instant treatmentEndedBefore, ObligationId after, int most);

    /// Records which of these are settled now and which are open again, in the caller's
    /// transaction, after the entries have been written.
    void reconcile(Collection<ObligationId> obligations);
}
