package org.xinyi.credit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /// @param charges of the instalment, per owner, none of them zero; outside the limit
    record Open(Obligation obligation, Map<PartyId, Money> shares, Map<PartyId, Money> charges) {
        public Open {
            shares = Map.copyOf(shares);
            charges = Map.copyOf(charges);
        }

        /// What is to be paid in all.
        public Money amount() {
            return principal().plus(charge());
        }

        /// What stands on the line.
        public Money principal() {
            return Money.sum(shares.values(), share -> share);
        }

        public Money charge() {
            return Money.sum(charges.values(), charge -> charge);
        }
    }

    Map<ObligationId, Obligation> find(Collection<ObligationId> obligations);

    List<Obligation> ofVisits(Collection<VisitId> visits);

    /// Everything open of these debtors, first due first.
    List<Open> openOf(Collection<PatientId> debtors);

    /// Everything that these debtors had come to owe by a moment, with what was open of it then by
    /// the entries; settled ones have no shares. In order of the end of treatment.
    List<Open> asOf(Collection<PatientId> debtors, Instant moment);

    /// Whoever ever owed, page by page in order of the numbers.
    List<PatientId> debtors(PatientId after, int most);

    /// What is open of these obligations; settled ones are absent.
    Map<ObligationId, Open> open(Collection<ObligationId> obligations);

    /// Everything open that began its follow-up clock before a moment, page by page in id order.
    List<Open> openBefore(Instant treatmentEndedBefore, ObligationId after, int most);

    /// The numbers alone of what stands open under a scheme and began its follow-up clock before a
    /// moment, page by page in order: nothing is summed.
    List<ObligationId> openUnderSchemes(Instant treatmentEndedBefore, ObligationId after, int most);

    /// Those among these of which nothing is open any more, as [#reconcile] recorded it.
    Set<ObligationId> settled(Collection<ObligationId> obligations);

    /// Adds the instalments of an obligation, in the caller's transaction; the caller writes the
    /// entries that move the debt to them.
    void divide(List<Obligation> instalments);

    /// Records which of these are settled now and which are open again, in the caller's
    /// transaction, after the entries have been written.
    void reconcile(Collection<ObligationId> obligations);
}
