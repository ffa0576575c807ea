package org.xinyi.credit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Applications.Application;
import org.xinyi.insurance.Coverage;
import org.xinyi.insurance.Insurance;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Institutions;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.EligibilityFacts;
import org.xinyi.scheme.Schemes;

/// Gathers what a pack asks about people and decides. Leaves the house: the insurer is asked.
@Component
class EligibilityCheck {

    private final BusinessClock clock;
    private final Patients patients;
    private final Institutions institutions;
    private final Insurance insurance;
    private final Schemes schemes;

    EligibilityCheck(
            BusinessClock clock,
            Patients patients,
            Institutions institutions,
            Insurance insurance,
            Schemes schemes) {
        this.clock = clock;
        this.patients = patients;
        this.institutions = institutions;
        this.insurance = insurance;
        this.schemes = schemes;
    }

    /// Absent is who would be refused while the insurer cannot be asked: that waits for its word.
    Map<Application, Decision<Boolean>> decide(List<Application> applications) {
        List<PatientId> people = applications.stream().map(Application::patient).toList();
        Map<PatientId, Person> persons = patients.find(people);
        Map<PatientId, Coverage> coverage =
                institutions.all().stream()
                        .findFirst()
                        .map(first -> insurance.coverage(people, first.id()))
                        .orElse(Map.of());
        LocalDate today = clock.today();
        Map<Application, Decision<Boolean>> decisions = new LinkedHashMap<>();
        for (Application application : applications) {
            Person person = Objects.requireNonNull(persons.get(application.patient()));
            Coverage covered = coverage.get(application.patient());
            Decision<Boolean> decision =
                    schemes.eligibility(
                            schemes.version(application.pack()), facts(person, covered, today));
            if (decision.outcome() || (covered != null && covered.known())) {
                decisions.put(application, decision);
            }
        }
        return decisions;
    }

    private static EligibilityFacts facts(
            Person person, @Nullable Coverage coverage, LocalDate today) {
        boolean insured = coverage != null && coverage.insured();
        return new EligibilityFacts(
                today,
                person.ageOn(today),
                insured,
                coverage != null && coverage.insured() && coverage.normal(),
                false,
                person.idKind() != Person.IdKind.TEMPORARY,
                insured,
                false,
                Map.of());
    }
}
