package org.xinyi.clearing;

import org.springframework.stereotype.Component;
import org.xinyi.access.Proposals;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.RefusedException;

/// Deductions that people accept as final, two of the hospital.
@Component
class DeductionProposals implements Proposals.Carrier {

    /// @param amount for whoever decides
    record Content(long deduction, Money amount, String reason) {}

    private final Proposals proposals;
    private final DeductionBook book;

    DeductionProposals(Proposals proposals, DeductionBook book) {
        this.proposals = proposals;
        this.book = book;
    }

    Proposals.Proposal propose(DeductionBook.Deduction deduction, String reason) {
        return proposals.propose(
                kind(),
                deduction.arrival(),
                deduction.institution(),
                new Content(deduction.arrival(), deduction.amount(), reason));
    }

    @Override
    public Proposals.Kind kind() {
        return Proposals.Kind.DEDUCTION;
    }

    @Override
    public void carryOut(Proposals.Proposal proposal) {
        Content content = proposals.content(proposal, Content.class);
        book.accept(
                book.find(content.deduction)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new ClearingRefusal.DeductionUnknown(
                                                        content.deduction))));
    }
}
