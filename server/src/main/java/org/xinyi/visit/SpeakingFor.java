package org.xinyi.visit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.FamilyTies;
import org.xinyi.people.Guardians;

/// Whom a person may act for: themselves, and the relatives whom they pay for.
@Component
class SpeakingFor {

    private final FamilyTies ties;
    private final Guardians guardians;

    SpeakingFor(FamilyTies ties, Guardians guardians) {
        this.ties = ties;
        this.guardians = guardians;
    }

    /// What these callers may say. Staff speak for every patient; where, is another question.
    record Words(Map<PatientId, Set<PatientId>> beneficiaries) {

        boolean mayActFor(Caller caller, PatientId patient) {
            PatientId person = caller.patient();
            return person == null
                    || person.equals(patient)
                    || beneficiaries.getOrDefault(person, Set.of()).contains(patient);
        }
    }

    Words of(Collection<Caller> callers) {
        List<PatientId> people =
                callers.stream().map(Caller::patient).filter(Objects::nonNull).distinct().toList();
        Map<PatientId, Set<PatientId>> beneficiaries = new HashMap<>();
        if (!people.isEmpty()) {
            for (FamilyTies.Tie tie : ties.of(people)) {
                if (tie.holds()) {
                    beneficiaries
                            .computeIfAbsent(tie.payer(), _ -> new HashSet<>())
                            .add(tie.beneficiary());
                }
            }
        }
        return new Words(beneficiaries);
    }

    /// Whether the caller is a parent of this minor.
    boolean isGuardian(Caller caller, PatientId patient) {
        PatientId person = caller.patient();
        return person != null && guardians.isGuardian(person, patient);
    }
}
