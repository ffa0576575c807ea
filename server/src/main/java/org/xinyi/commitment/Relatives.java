package org.xinyi.commitment;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.FamilyTies;
import org.xinyi.people.FamilyTies.Relation;

/// Who is confirmed family of whom.
@Component
class Relatives {

    private final FamilyTies ties;

    Relatives(FamilyTies ties) {
        this.ties = ties;
    }

    boolean areTied(PatientId one, PatientId other) {
        return confirmed(List.of(one)).connect(one, other);
    }

    /// What each of these people is to others, as both sides confirmed.
    Confirmed confirmed(Collection<PatientId> people) {
        Set<PatientId> distinct = Set.copyOf(people);
        return new Confirmed(
                distinct.isEmpty()
                        ? List.of()
                        : ties.of(distinct).stream().filter(FamilyTies.Tie::holds).toList());
    }

    /// Ties that hold.
    record Confirmed(List<FamilyTies.Tie> ties) {

        boolean connect(PatientId one, PatientId other) {
            return ties.stream().anyMatch(tie -> connects(tie, one, other));
        }

        /// Whether `relative` is `relation` to `patient`.
        boolean says(PatientId relative, Relation relation, PatientId patient) {
            return ties.stream()
                    .anyMatch(
                            tie ->
                                    connects(tie, relative, patient)
                                            && relation
                                                    == (tie.payer().equals(relative)
                                                            ? tie.relation()
                                                            : turned(tie.relation())));
        }
    }

    private static boolean connects(FamilyTies.Tie tie, PatientId one, PatientId other) {
        return (tie.payer().equals(one) && tie.beneficiary().equals(other))
                || (tie.payer().equals(other) && tie.beneficiary().equals(one));
    }

    /// What the beneficiary is to the payer.
    private static Relation turned(Relation relation) {
        return switch (relation) {
            case PARENT -> Relation.CHILD;
            case CHILD -> Relation.PARENT;
            case SPOUSE -> Relation.SPOUSE;
            case OTHER_DIRECT_KIN -> Relation.OTHER_DIRECT_KIN;
        };
    }
}
