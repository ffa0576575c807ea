package org.xinyi.credit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.Commitments;
import org.xinyi.credit.Applications.Application;
import org.xinyi.credit.Applications.Decided;
import org.xinyi.credit.Applications.State;
import org.xinyi.kernel.Adulthood;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// What a waiting application rests on: a promise in force, a patient and a debtor who live, and a
/// line that is still open where the house asks about it again. Much of it may go while a lender
/// is silent.
@Component
class Grounds {

    private static final String GONE = "withdrawn";

    private final BusinessClock clock;
    private final Applications applications;
    private final Commitments commitments;
    private final LineBook book;
    private final Patients patients;

    Grounds(
            BusinessClock clock,
            Applications applications,
            Commitments commitments,
            LineBook book,
            Patients patients) {
        this.clock = clock;
        this.applications = applications;
        this.commitments = commitments;
        this.book = book;
        this.patients = patients;
    }

    /// Withdraws those whose ground has gone; nobody is told. What the others rest on stays as it
    /// is until the caller's transaction has ended.
    ///
    /// @return those that wait and still stand
    List<Application> standing(List<Application> asked) {
        Set<CommitmentId> promised =
                commitments.keepInForce(asked.stream().map(Application::commitment).toList());
        Set<Long> waiting = applications.keepWaiting(asked.stream().map(Application::id).toList());
        Set<LineId> open =
                book.keepOpen(
                        asked.stream().map(Application::again).filter(Objects::nonNull).toList());
        Map<PatientId, Person> people =
                patients.find(asked.stream().map(Application::patient).distinct().toList());
        Map<Long, PatientId> debtors = new HashMap<>();
        asked.forEach(one -> debtors.put(one.id(), debtor(one, people)));
        Map<PatientId, Person> owing = patients.find(Set.copyOf(debtors.values()));
        List<Application> standing = new ArrayList<>();
        List<Decided> gone = new ArrayList<>();
        for (Application one : asked) {
            boolean alive = lives(one.patient(), people) && lives(debtors.get(one.id()), owing);
            if (alive && promised.contains(one.commitment()) && isOpen(one.again(), open)) {
                standing.add(one);
            } else {
                gone.add(new Decided(one.id(), State.WITHDRAWN, GONE, null));
            }
        }
        applications.decide(gone);
        return standing.stream().filter(one -> waiting.contains(one.id())).toList();
    }

    /// A minor owes nothing: the relative who signed does.
    PatientId debtor(Application application, Map<PatientId, Person> people) {
        Person person = Objects.requireNonNull(people.get(application.patient()));
        if (!Adulthood.isMinor(person.ageOn(clock.today()))) {
            return person.id();
        }
        PatientId proxy = commitments.find(application.commitment()).orElseThrow().proxy();
        return proxy == null ? person.id() : proxy;
    }

    private static boolean lives(@Nullable PatientId one, Map<PatientId, Person> people) {
        return Objects.requireNonNull(people.get(one)).diedOn() == null;
    }

    private static boolean isOpen(@Nullable LineId again, Set<LineId> open) {
        return again == null || open.contains(again);
    }
}
