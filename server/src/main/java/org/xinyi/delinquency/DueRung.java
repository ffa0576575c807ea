package org.xinyi.delinquency;

import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.scheme.FollowUpTerms.Rung;

/// A rung whose time has come.
///
/// @param amount what is followed up
record DueRung(Case of, Rung rung, Money amount) {

    /// The rung of a case whose step says that it runs.
    static DueRung of(Case one, Step.Run run) {
        Rung rung =
                one.pack().followUp().rungs().stream()
                        .filter(candidate -> candidate.id().equals(run.rung()))
                        .findFirst()
                        .orElseThrow();
        return new DueRung(one, rung, run.amount());
    }

    ObligationId obligation() {
        return of.id();
    }
}
