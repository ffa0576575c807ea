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

/// Gathers what a pack asks about people and decides. Leaves the house: the insurer is asked, and
/// the credit platform about those for whom its word decides.
@Component
class EligibilityCheck {

    private final BusinessClock clock;
    private final Patients patients;
    private final Institutions institutions;
    private final Insurance insurance;
    private final Schemes schemes;
    private final ObjectProvider<ListedPeople> lists;
    private final CreditRecords records;

    /// What is known of who applies, but for the credit platform's word.
    private record Known(Person person, @Nullable Coverage coverage, boolean listed) {

        boolean insurerSpoke() {
            return coverage != null && coverage.known();
        }
    }

    EligibilityCheck(
            BusinessClock clock,
            Patients patients,
            Institutions institutions,
            Insurance insurance,
            Schemes schemes,
            ObjectProvider<ListedPeople> lists,
            CreditRecords records) {
        this.clock = clock;
        this.patients = patients;
        this.institutions = institutions;
        this.insurance = insurance;
        this.schemes = schemes;
        this.lists = lists;
        this.records = records;
    }

    /// Absent is who would be refused while the insurer cannot be asked, and about whom the credit
    /// platform's word decides while it is silent: they wait.
    Map<Application, Decision<Boolean>> decide(List<Application> applications) {
        Map<Application, Known> known = gather(applications);
        List<Application> asked =
                applications.stream().filter(one -> platformDecides(one, of(known, one))).toList();
        Map<PatientId, CreditRecords.Standing> said =
                records.of(asked.stream().map(Application::patient).distinct().toList());
        Map<Application, Decision<Boolean>> decisions = new LinkedHashMap<>();
        for (Application application : applications) {
            Known one = of(known, application);
            boolean waits = asked.contains(application) && !said.containsKey(application.patient());
            Decision<Boolean> decision =
                    decide(
                            application,
                            one,
                            said.getOrDefault(application.patient(), CreditRecords.Standing.BEST));
            if (!waits && (decision.outcome() || one.listed || one.insurerSpoke())) {
                decisions.put(application, decision);
            }
        }
        return decisions;
    }

    private Map<Application, Known> gather(List<Application> applications) {
        List<PatientId> people = applications.stream().map(Application::patient).toList();
        Map<PatientId, Person> persons = patients.find(people);
        Map<PatientId, Coverage> coverage =
                institutions.all().stream()
                        .findFirst()
                        .map(first -> insurance.coverage(people, first.id()))
                        .orElse(Map.of());
        Map<String, Set<PatientId>> listed = listed(applications);
        Map<Application, Known> known = new HashMap<>();
        for (Application one : applications) {
            known.put(
                    one,
                    new Known(
                            Objects.requireNonNull(persons.get(one.patient())),
                            coverage.get(one.patient()),
                            listed.getOrDefault(one.pack().id(), Set.of())
                                    .contains(one.patient())));
        }
        return known;
    }

    private static Known of(Map<Application, Known> known, Application one) {
        return Objects.requireNonNull(known.get(one));
    }

    /// Whoever is refused whatever the platform says, or admitted whatever it says, is not asked
    /// about.
    private boolean platformDecides(Application application, Known known) {
        return decide(application, known, CreditRecords.Standing.BEST).outcome()
                && !decide(application, known, CreditRecords.Standing.WORST).outcome();
    }

    private Decision<Boolean> decide(
            Application application, Known known, CreditRecords.Standing standing) {
        return schemes.eligibility(
                schemes.version(application.pack()), facts(known, standing, clock.today()));
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
            Known known, CreditRecords.Standing standing, LocalDate today) {
        Coverage coverage = known.coverage;
        boolean insured = coverage != null && coverage.insuredHere();
        boolean realName = known.person.idKind() != Person.IdKind.TEMPORARY;
        return new EligibilityFacts(
                today,
                known.person.ageOn(today),
                insured,
                coverage != null && coverage.insured() && coverage.normal(),
                standing.seriousDishonesty(),
                realName,
                insured,
                known.listed,
                Map.of(),
                realName && standing.identityVerified(),
                coverage != null && coverage.insuredInProvince());
    }
}
