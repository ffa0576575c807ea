package org.xinyi.credit;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.RefusedException;
import org.xinyi.people.FamilyTies;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.FamilyRules;
import org.xinyi.scheme.FamilyTerms.Relation;
import org.xinyi.scheme.Pack;

/// Whether a scheme lets this relative use this line.
@Component
class ShareRules {

    private final BusinessClock clock;
    private final LineBook lines;
    private final Patients patients;

    ShareRules(BusinessClock clock, LineBook lines, Patients patients) {
        this.clock = clock;
        this.lines = lines;
        this.patients = patients;
    }

    /// @param insured whether the member is insured already
    /// @throws RefusedException with a [CreditRefusal] when not
    void check(Line line, Pack pack, FamilyTies.Tie tie, boolean insured) {
        Relation relation = Relation.valueOf(tie.relation().name());
        Person member =
                Objects.requireNonNull(
                        patients.find(List.of(tie.beneficiary())).get(tie.beneficiary()));
        int members = (int) lines.sharesOf(line.id()).stream().filter(Line::isOpen).count();
        FamilyRules.Facts facts =
                new FamilyRules.Facts(relation, member.ageOn(clock.today()), insured, members);
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
}
