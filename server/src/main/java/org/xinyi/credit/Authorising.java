package org.xinyi.credit;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.Commitments;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.scheme.LimitRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;
import org.xinyi.scheme.ScoringTerms;
import org.xinyi.scheme.ScoringTerms.Score;

/// A patient allows scores to be read, or takes that back. Whoever has a line already and allows
/// what decides about it is looked at again: the limit may rise by it and never falls.
@Component
class Authorising {

    private final BusinessClock clock;
    private final Schemes schemes;
    private final Commitments commitments;
    private final LineBook book;
    private final ScoreAuthorisations authorisations;
    private final ApplicationDesk desk;

    Authorising(
            BusinessClock clock,
            Schemes schemes,
            Commitments commitments,
            LineBook book,
            ScoreAuthorisations authorisations,
            ApplicationDesk desk) {
        this.clock = clock;
        this.schemes = schemes;
        this.commitments = commitments;
        this.book = book;
        this.authorisations = authorisations;
        this.desk = desk;
    }

    /// @throws RefusedException with [CreditRefusal.SchemeNotActive]
    Pack pack(String scheme) {
        return schemes.active(scheme, clock.today())
                .orElseThrow(() -> new RefusedException(new CreditRefusal.SchemeNotActive(scheme)));
    }

    /// In the caller's transaction.
    ///
    /// @throws RefusedException with [CreditRefusal.ScoreNotAsked]
    void give(PatientId patient, Pack pack, Collection<Score> sources) {
        for (Score source : sources) {
            if (!LimitRules.reads(pack, source, true).outcome()) {
                throw new RefusedException(
                        new CreditRefusal.ScoreNotAsked(pack.ref().id(), source.name()));
            }
        }
        String scheme = pack.ref().id();
        authorisations.give(patient, scheme, sources);
        ScoringTerms scoring = pack.credit().scoring();
        if (scoring.decides() != null && sources.contains(scoring.decides())) {
            lookAgain(patient, scheme);
        }
    }

    private void lookAgain(PatientId patient, String scheme) {
        boolean hasLine =
                book.open(List.of(patient)).stream()
                        .anyMatch(
                                line ->
                                        line.kind() == Line.Kind.SCHEME
                                                && line.pack() != null
                                                && line.pack().id().equals(scheme));
        Commitments.Commitment signed = commitments.inForce(List.of(patient), scheme).get(patient);
        if (hasLine && signed != null) {
            desk.apply(signed, null);
        }
    }
}
