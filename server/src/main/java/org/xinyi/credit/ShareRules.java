package org.xinyi.credit;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.RefusedException;
import org.xinyi.people.FamilyTies;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.FamilyTerms;

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
    void check(Line line, FamilyTerms terms, FamilyTies.Tie tie, boolean insured) {
        FamilyTerms.Relation relation = FamilyTerms.Relation.valueOf(tie.relation().name());
        if (!terms.sharing() || !allows(terms, relation, tie)) {
            throw new RefusedException(new CreditRefusal.SharingNotAllowed(relation.name()));
        }
        if (terms.memberMustBeInsured() && !insured) {
            throw new RefusedException(
                    new CreditRefusal.MemberNotInsured(tie.beneficiary().value()));
        }
        long members = lines.sharesOf(line.id()).stream().filter(Line::isOpen).count();
        if (members >= terms.membersMax()) {
            throw new RefusedException(new CreditRefusal.MembersFull(terms.membersMax()));
        }
    }

    private boolean allows(FamilyTerms terms, FamilyTerms.Relation relation, FamilyTies.Tie tie) {
        if (terms.relations().contains(relation)) {
            return true;
        }
        Integer minorsBelow = terms.minorsBelowAge();
        Person member =
                Objects.requireNonNull(
                        patients.find(List.of(tie.beneficiary())).get(tie.beneficiary()));
        int age = member.ageOn(clock.today());
        return relation == FamilyTerms.Relation.PARENT
                && minorsBelow != null
                && age >= 0
                && age < minorsBelow;
    }
}
