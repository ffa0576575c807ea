package org.xinyi.people;

import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Adulthood;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PatientId;

/// Who decides for whom: a parent for a minor. Who pays for a grown-up does not decide about
/// them.
@Component
public class Guardians {

    private final FamilyTies ties;
    private final Patients patients;
    private final BusinessClock clock;

    Guardians(FamilyTies ties, Patients patients, BusinessClock clock) {
        this.ties = ties;
        this.patients = patients;
        this.clock = clock;
    }

    /// Whether one is a parent of the other, who is a minor today.
    public boolean isGuardian(PatientId person, PatientId patient) {
        return ties.of(List.of(person)).stream()
                        .filter(FamilyTies.Tie::holds)
                        .filter(tie -> tie.relation() == FamilyTies.Relation.PARENT)
                        .filter(tie -> tie.payer().equals(person))
                        .anyMatch(tie -> tie.beneficiary().equals(patient))
                && isMinor(patient);
    }

    private boolean isMinor(PatientId patient) {
        Person person = patients.find(List.of(patient)).get(patient);
        return person != null && Adulthood.isMinor(person.ageOn(clock.today()));
    }
}
