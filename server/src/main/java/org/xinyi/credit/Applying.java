package org.xinyi.credit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.Commitments;
import org.xinyi.commitment.Commitments.Commitment;
import org.xinyi.credit.Applications.Application;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.RefusedException;
import org.xinyi.scheme.CreditTerms;
import org.xinyi.scheme.Schemes;

/// A patient applies for a line, with a lender of the scheme's list.
@Component
class Applying {

    private final Commitments commitments;
    private final Schemes schemes;
    private final ApplicationDesk desk;

    Applying(Commitments commitments, Schemes schemes, ApplicationDesk desk) {
        this.commitments = commitments;
        this.schemes = schemes;
        this.desk = desk;
    }

    CreditController.ApplicationView apply(CreditController.NewApplication wanted) {
        Acting acting = Acting.current();
        Commitment commitment =
                commitments
                        .find(wanted.commitment())
                        .filter(Commitment::inForce)
                        .filter(one -> acting.patient() == null || acting.isPatient(one.patient()))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new CreditRefusal.CommitmentMissing("")));
        CreditTerms terms = schemes.version(commitment.pack()).credit();
        Application application = desk.apply(commitment, lender(terms, wanted.lender()));
        return CreditController.ApplicationView.of(application, KeptDecision.NONE);
    }

    private static @Nullable String lender(CreditTerms terms, @Nullable String wanted) {
        if (terms.lenders().isEmpty()) {
            return null;
        }
        if (wanted == null && terms.lenders().size() == 1) {
            return terms.lenders().getFirst();
        }
        if (wanted == null || !terms.lenders().contains(wanted)) {
            throw new RefusedException(new CreditRefusal.LenderUnknown(String.valueOf(wanted)));
        }
        return wanted;
    }
}
