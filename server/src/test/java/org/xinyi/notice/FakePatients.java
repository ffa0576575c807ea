package org.xinyi.notice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Patients in memory, for an outbox that stands alone.
final class FakePatients implements Patients {

    private final AtomicLong number = new AtomicLong(700_000);
    private final Map<PatientId, NewPatient> known = new ConcurrentHashMap<>();

    PatientId add(String name, @Nullable String phone) {
        return add(new NewPatient(name, Person.IdKind.RESIDENT_ID, "32070019900101001X", phone));
    }

    PatientId add(NewPatient patient) {
        PatientId id = new PatientId(number.incrementAndGet());
        known.put(id, patient);
        return id;
    }

    @Override
    public List<Outcome<PatientId>> register(List<NewPatient> patients) {
        return patients.stream().map(patient -> Outcome.done(add(patient))).toList();
    }

    @Override
    public Map<PatientId, Person> find(Collection<PatientId> patients) {
        Map<PatientId, Person> found = new HashMap<>();
        identities(patients).forEach((id, identity) -> found.put(id, masked(identity)));
        return found;
    }

    @Override
    public Optional<PatientId> findByIdNumber(Person.IdKind kind, String idNumber) {
        return Optional.empty();
    }

    @Override
    public List<PatientId> findByPhone(String phone) {
        return List.of();
    }

    @Override
    public Map<PatientId, Identity> identities(Collection<PatientId> patients) {
        Map<PatientId, Identity> found = new HashMap<>();
        for (PatientId id : patients) {
            NewPatient patient = known.get(id);
            if (patient != null) {
                found.put(
                        id,
                        new Identity(
                                id,
                                patient.name(),
                                patient.idKind(),
                                patient.idNumber(),
                                patient.phone()));
            }
        }
        return found;
    }

    @Override
    public boolean addPhone(PatientId patient, String phone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changePhone(PatientId patient, String phone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recordDeath(PatientId patient, LocalDate diedOn) {}

    private static Person masked(Identity identity) {
        String phone = identity.phone();
        String number = identity.idNumber();
        return new Person(
                identity.patient(),
                identity.name().charAt(0) + "**",
                identity.idKind(),
                number.substring(0, 3) + "***********" + number.substring(number.length() - 4),
                phone == null ? null : phone.substring(0, 3) + "****" + phone.substring(7),
                null,
                Person.Sex.UNKNOWN,
                null);
    }
}
