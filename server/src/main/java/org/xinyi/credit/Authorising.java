package org.xinyi.credit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.Commitments;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.lender.Lenders;
import org.xinyi.scheme.LimitRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;
import org.xinyi.scheme.ScoringTerms;
import org.xinyi.scheme.ScoringTerms.Score;

/// A patient allows scores to be read, or takes that back. Whoever has a line already and allows
/// what decides about it is looked at again: the limit may rise by it and never falls. Where a
/// lender decides, it is told at once of any score that it may hear of now.
@Component
class Authorising {

    private final BusinessClock clock;
    private final Schemes schemes;
    private final Commitments commitments;
    private final LineBook book;
    private final Lenders lenders;
    private final ScoreAuthorisations authorisations;
    private final ApplicationDesk desk;

    Authorising(
            BusinessClock clock,
            Schemes schemes,
            Commitments commitments,
            LineBook book,
            Lenders lenders,
            ScoreAuthorisations authorisations,
            ApplicationDesk desk) {
        this.clock = clock;
        this.schemes = schemes;
        this.commitments = commitments;
        this.book = book;
        this.lenders = lenders;
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
        Commitments.Commitment signed = commitments.inForce(List.of(patient), scheme).get(patient);
        if (signed != null) {
            ScoringTerms scoring = pack.credit().scoring();
            boolean decides = scoring.decides() != null && sources.contains(scoring.decides());
            line(patient, scheme)
                    .filter(line -> decides || line.lender() != null)
                    .ifPresent(line -> desk.askAgain(signed, lender(line), line.id()));
        }
    }

    private Optional<Line> line(PatientId patient, String scheme) {
        return book.open(List.of(patient)).stream()
                .filter(line -> line.kind() == Line.Kind.SCHEME)
                .filter(line -> line.pack() != null && line.pack().id().equals(scheme))
                .findFirst();
    }

    private @Nullable String lender(Line line) {
        return lenders.all().stream()
                .filter(one -> one.id().equals(line.lender()))
                .map(Lenders.Lender::code)
                .findFirst()
                .orElse(null);
    }
}
