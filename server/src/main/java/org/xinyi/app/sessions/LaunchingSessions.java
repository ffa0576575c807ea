package org.xinyi.app.sessions;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.access.Clients;
import org.xinyi.access.Launches;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Opens a session for somebody whom an app of the city or of a hospital knows. The app has
/// seen to who it is; what it cannot do is to bring another phone.
@Component
class LaunchingSessions {

    private static final Duration LASTS = Duration.ofHours(2);

    private final Sql sql;
    private final Launches launches;
    private final Patients patients;
    private final BeginningSessions sessions;

    LaunchingSessions(Sql sql, Launches launches, Patients patients, BeginningSessions sessions) {
        this.sql = sql;
        this.launches = launches;
        this.patients = patients;
        this.sessions = sessions;
    }

    /// @param door where the patient stands, in the words of packs
    record Launched(Person patient, String token, Duration lasts, String door) {}

    /// What was signed is spent before anything else, so that nothing of it counts twice.
    Launched launch(Launches.Signed signed, Patients.NewPatient known) {
        Launches.App app = launches.spend(signed);
        return sql.inTransaction(
                () -> {
                    Person patient = patient(known);
                    Clients.Issued issued = sessions.issue(patient, LASTS);
                    launches.opened(issued.client(), app);
                    return new Launched(patient, issued.token(), LASTS, app.door());
                });
    }

    /// Registering would give the app's phone to a known patient who has none: that is looked at
    /// before.
    private Person patient(Patients.NewPatient known) {
        patients.findByIdNumber(known.idKind(), known.idNumber())
                .ifPresent(id -> requireSamePhone(id, known));
        PatientId id = patients.register(List.of(known)).getFirst().orThrow();
        requireSamePhone(id, known);
        Person patient = Objects.requireNonNull(patients.find(List.of(id)).get(id));
        if (patient.diedOn() != null) {
            throw new RefusedException(new SessionRefusal.PhoneOfNoPatient());
        }
        return patient;
    }

    private void requireSamePhone(PatientId id, Patients.NewPatient known) {
        String phone = Objects.requireNonNull(patients.identities(List.of(id)).get(id)).phone();
        if (phone == null || !phone.equals(known.phone())) {
            throw new RefusedException(new SessionRefusal.LaunchPhoneDiffers());
        }
    }
}
