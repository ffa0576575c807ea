package org.xinyi.scheme;

import java.time.LocalDate;
import java.util.List;

/// One version of a city's scheme, type-checked and immutable. Each section is plain values; where
/// a value comes from stands in [Provenance] under the value's path.
///
/// @param hash SM3 of the file's content, hexadecimal; stored with every decision
/// @param effectiveFrom the first business day it may be used
/// @param provenance the source or assumption of each value
public record Pack(
        PackRef ref,
        String hash,
        LocalDate effectiveFrom,
        Text name,
        List<EligibilityRule> eligibility,
        CommitmentTerms commitment,
        CreditTerms credit,
        FlowTerms flow,
        RepaymentTerms repayment,
        FollowUpTerms followUp,
        FamilyTerms family,
        List<LossLayer> lossLayers,
        Provenance provenance,
        EntryTerms entry,
        PaymentTerms payment) {

    /// Chinese first, English beside it.
    public record Text(String zh, String en) {}

    /// A pack that says nothing of entry and payment.
    public Pack(
            PackRef ref,
            String hash,
            LocalDate effectiveFrom,
            Text name,
            List<EligibilityRule> eligibility,
            CommitmentTerms commitment,
            CreditTerms credit,
            FlowTerms flow,
            RepaymentTerms repayment,
            FollowUpTerms followUp,
            FamilyTerms family,
            List<LossLayer> lossLayers,
            Provenance provenance) {
        this(
                ref,
                hash,
                effectiveFrom,
                name,
                eligibility,
                commitment,
                credit,
                flow,
                repayment,
                followUp,
                family,
                lossLayers,
                provenance,
                EntryTerms.NOT_STATED,
                PaymentTerms.NOT_STATED);
    }

    public Pack {
        eligibility = List.copyOf(eligibility);
        lossLayers = List.copyOf(lossLayers);
    }
}
