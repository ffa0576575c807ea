package org.xinyi.outside;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Patients in memory; only what adapters need of them.
public final class FakePatients implements Patients {

    private final Map<PatientId, Identity> known = new ConcurrentHashMap<>();

    public PatientId add(long id, String name, String idNumber) {
        PatientId patient = new PatientId(id);
        Person.IdKind kind =
                idNumber.isEmpty() ? Person.IdKind.TEMPORARY : Person.IdKind.RESIDENT_ID;
        known.put(patient, new Identity(patient, name, kind, idNumber, "13800000000"));
        return patient;
    }

    @Override
    public Map<PatientId, Identity> identities(Collection<PatientId> patients) {
        Map<PatientId, Identity> found = new HashMap<>(known);
        found.keySet().retainAll(patients);
        return found;
    }

    @Override
    public List<Outcome<PatientId>> register(List<NewPatient> patients) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<PatientId, Person> find(Collection<PatientId> patients) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<PatientId> findByIdNumber(Person.IdKind kind, String idNumber) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PatientId> findByPhone(String phone) {
        throw new UnsupportedOperationException();
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
    public void recordDeath(PatientId patient, LocalDate diedOn) {
        throw new UnsupportedOperationException();
    }
}
