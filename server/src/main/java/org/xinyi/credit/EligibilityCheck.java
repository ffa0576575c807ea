package org.xinyi.credit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<ListedPeople> lists;

    EligibilityCheck(
            BusinessClock clock,
            Patients patients,
            Institutions institutions,
            Insurance insurance,
            Schemes schemes,
            ObjectProvider<ListedPeople> lists) {
        this.clock = clock;
        this.patients = patients;
        this.institutions = institutions;
        this.insurance = insurance;
        this.schemes = schemes;
        this.lists = lists;
    }

    /// Absent is who would be refused while the insurer cannot be asked: that waits for its
    /// word.
    Map<Application, Decision<Boolean>> decide(List<Application> applications) {
        List<PatientId> people = applications.stream().map(Application::patient).toList();
        Map<PatientId, Person> persons = patients.find(people);
        Map<PatientId, Coverage> coverage =
                institutions.all().stream()
                        .findFirst()
                        .map(first -> insurance.coverage(people, first.id()))
                        .orElse(Map.of());
        Map<String, Set<PatientId>> listed = listed(applications);
        LocalDate today = clock.today();
        Map<Application, Decision<Boolean>> decisions = new LinkedHashMap<>();
        for (Application application : applications) {
            Person person = Objects.requireNonNull(persons.get(application.patient()));
            boolean isListed =
                    listed.getOrDefault(application.pack().id(), Set.of())
                            .contains(application.patient());
            Coverage covered = coverage.get(application.patient());
            Decision<Boolean> decision =
                    schemes.eligibility(
                            schemes.version(application.pack()),
                            facts(person, covered, isListed, today));
            boolean insurerSpoke = covered != null && covered.known();
            if (decision.outcome() || isListed || insurerSpoke) {
                decisions.put(application, decision);
            }
        }
        return decisions;
    }

    /// Who stands on a list, by scheme; nobody where nobody keeps lists.
    private Map<String, Set<PatientId>> listed(List<Application> applications) {
        Map<String, Set<PatientId>> people = new HashMap<>();
        for (Application one : applications) {
            people.computeIfAbsent(one.pack().id(), _ -> new HashSet<>()).add(one.patient());
        }
        Map<String, Set<PatientId>> listed = new HashMap<>();
        lists.forEach(
                list ->
                        people.forEach(
                                (scheme, of) -> listed.put(scheme, list.listed(of, scheme))));
        return listed;
    }

    private static EligibilityFacts facts(
            Person person, @Nullable Coverage coverage, boolean listed, LocalDate today) {
        boolean insured = coverage != null && coverage.insuredHere();
        boolean realName = person.idKind() != Person.IdKind.TEMPORARY;
        return new EligibilityFacts(
                today,
                person.ageOn(today),
                insured,
                coverage != null && coverage.insured() && coverage.normal(),
                false,
                realName,
                insured,
                listed,
                Map.of(),
                realName,
                coverage != null && coverage.insuredInProvince());
    }
}
