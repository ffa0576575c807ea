package org.xinyi.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.Commitments;
import org.xinyi.commitment.Commitments.Commitment;
import org.xinyi.credit.Applications.Application;
import org.xinyi.credit.Applications.State;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.lender.Lenders;
import org.xinyi.scheme.LimitRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Credit cards for care, offered with a signature and applied for at a bank of the patient's
/// choice.
@Component
class ApplyingForCards {

    /// What a scheme offers somebody who has signed it.
    record Offered(Commitment commitment, LimitRules.Offer offer) {}

    private final BusinessClock clock;
    private final Commitments commitments;
    private final Schemes schemes;
    private final Lenders lenders;
    private final StoredLines lines;
    private final Applications applications;
    private final ApplicationDesk desk;

    ApplyingForCards(
            BusinessClock clock,
            Commitments commitments,
            Schemes schemes,
            Lenders lenders,
            StoredLines lines,
            Applications applications,
            ApplicationDesk desk) {
        this.clock = clock;
        this.commitments = commitments;
        this.schemes = schemes;
        this.lenders = lenders;
        this.lines = lines;
        this.applications = applications;
        this.desk = desk;
    }

    /// Applies in the caller's transaction.
    Application apply(CommitmentId wanted, String lender) {
        Acting acting = Acting.current();
        Commitment commitment =
                commitments
                        .find(wanted)
                        .filter(Commitment::inForce)
                        .filter(one -> acting.patient() == null || acting.isPatient(one.patient()))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new CreditRefusal.CommitmentMissing("")));
        Pack pack = schemes.version(commitment.pack());
        if (offer(pack, commitment.patient()) != LimitRules.Offer.CARD) {
            throw new RefusedException(new CreditRefusal.CardNotOffered(pack.ref().id()));
        }
        if (lenders.cardIssuers().stream().noneMatch(one -> one.code().equals(lender))) {
            throw new RefusedException(new CreditRefusal.LenderUnknown(lender));
        }
        if (hasCard(commitment.patient())) {
            throw new RefusedException(new CreditRefusal.CardNotOffered(pack.ref().id()));
        }
        return desk.applyForCard(commitment, lender);
    }

    /// What the schemes that somebody has signed offer now.
    List<Offered> offers(PatientId patient) {
        List<Offered> offers = new ArrayList<>();
        for (Pack pack : schemes.active(clock.today())) {
            LimitRules.Offer offer = offer(pack, patient);
            if (offer != LimitRules.Offer.NOTHING) {
                commitments.inForce(Set.of(patient), pack.ref().id()).values().stream()
                        .map(commitment -> new Offered(commitment, offer))
                        .forEach(offers::add);
            }
        }
        return offers;
    }

    /// One that is blocked counts, and one that was applied for.
    private boolean hasCard(PatientId patient) {
        return lines.of(patient).stream()
                        .anyMatch(line -> line.kind() == Line.Kind.CARD && line.isOpen())
                || applications.of(patient).stream()
                        .anyMatch(one -> one.card() && one.state() == State.WAITING);
    }

    private LimitRules.Offer offer(Pack pack, PatientId patient) {
        return LimitRules.offer(pack, !lines.cards(Set.of(patient)).isEmpty()).outcome();
    }
}
