package org.xinyi.credit;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.people.FamilyTies;
import org.xinyi.people.Patients;
import org.xinyi.scheme.FamilyRules;
import org.xinyi.scheme.FamilyTerms.Relation;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Whether a scheme lets this relative use this line.
@Component
class ShareRules {

    private final BusinessClock clock;
    private final Schemes schemes;
    private final LineBook lines;
    private final Patients patients;

    ShareRules(BusinessClock clock, Schemes schemes, LineBook lines, Patients patients) {
        this.clock = clock;
        this.schemes = schemes;
        this.lines = lines;
        this.patients = patients;
    }

    /// @param insured whether the member is insured already
    /// @throws RefusedException with a [CreditRefusal] when not
    void check(Line line, Pack pack, FamilyTies.Tie tie, boolean insured) {
        Relation relation = Relation.valueOf(tie.relation().name());
        int members = (int) lines.sharesOf(line.id()).stream().filter(Line::isOpen).count();
        FamilyRules.Facts facts =
                new FamilyRules.Facts(relation, age(tie.beneficiary()), insured, members);
        switch (FamilyRules.share(pack, facts).outcome()) {
            case SHARED -> {}
            case NOT_THIS_RELATION ->
                    throw new RefusedException(
                            new CreditRefusal.SharingNotAllowed(relation.name()));
            case NOT_INSURED ->
                    throw new RefusedException(
                            new CreditRefusal.MemberNotInsured(tie.beneficiary().value()));
            case FULL ->
                    throw new RefusedException(
                            new CreditRefusal.MembersFull(pack.family().membersMax()));
        }
    }

    /// Whether the scheme would let the relative, at the age of today, have the share that is
    /// there. Its place among the members and the insurance were looked at when it was cut.
    boolean stillShares(Line share, FamilyTies.Tie tie) {
        Pack pack = schemes.version(Objects.requireNonNull(share.pack()));
        Relation relation = Relation.valueOf(tie.relation().name());
        FamilyRules.Facts facts = new FamilyRules.Facts(relation, age(tie.beneficiary()), true, 0);
        return FamilyRules.share(pack, facts).outcome() == FamilyRules.Share.SHARED;
    }

    private int age(PatientId member) {
        return Objects.requireNonNull(patients.find(List.of(member)).get(member))
                .ageOn(clock.today());
    }
}
