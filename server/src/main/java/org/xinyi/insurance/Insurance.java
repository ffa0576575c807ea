package org.xinyi.insurance;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;

/// The insurer as the house knows it. Every call that leaves the house runs outside of a
/// transaction; an outcome that is unknown is asked for again, never guessed.
public interface Insurance {

    /// What came of a settlement.
    sealed interface Answer {

        SettlementId id();

        /// @param reference the insurer's number, `setl_id`; empty for an uninsured patient
        record Settled(SettlementId id, Split split, String reference) implements Answer {}

        /// The insurer will not settle this; a person must look. Asking again asks the insurer
        /// again.
        ///
        /// @param code `fsi-` and the number of the transaction that the insurer refused, or one
        /// of ours: `amounts-disagree` (settled there, but what it says does not add up to the
        /// bill), `other-content` (the number came before with another bill),
        /// `already-reversed`, `institution-unknown`, `identity-unknown`, `item-unknown`
        record Refused(SettlementId id, String code, String text) implements Answer {}

        /// No answer yet. Ask again with the same number.
        record Unknown(SettlementId id) implements Answer {}
    }

    /// What came of a reversal.
    sealed interface ReversalAnswer {

        SettlementId id();

        record Reversed(SettlementId id) implements ReversalAnswer {}

        /// @param code `fsi-` and the number of the transaction that the insurer refused
        record Refused(SettlementId id, String code, String text) implements ReversalAnswer {}

        record Unknown(SettlementId id) implements ReversalAnswer {}
    }

    /// Whose funds pay in this city.
    PartyId insurer();

    /// The coverage of people, from what the insurer answered within the last day or asked for
    /// now. A person the insurer does not know, or about whom it cannot be reached, is uninsured
    /// for now. Every person asked for is present.
    Map<PatientId, Coverage> coverage(Collection<PatientId> patients, InstitutionId at);

    /// The personal share to expect of one item, without a call: an estimate for a hold.
    Money estimatePersonal(Coverage.Scheme coverage, InstitutionId at, ItemId item, Money amount);

    /// Computes without effect.
    Answer preSettle(Bill bill);

    /// Settles each bill; a bill of an uninsured patient is personal as a whole and leaves the
    /// house not at all. Answers in list order.
    List<Answer> settle(List<Bill> bills);

    /// Reverses whole settlements; one whose outcome is unknown is made void, whatever it did.
    /// What never left the house has nothing to reverse. Answers in list order.
    List<ReversalAnswer> reverse(List<SettlementId> settlements);
}
