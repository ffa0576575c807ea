package org.xinyi.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;

@Component
class PatientRegister implements Patients {

    private final Sql sql;
    private final PatientTable table;
    private final Intake intake;
    private final Vault vault;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    PatientRegister(
            Sql sql,
            PatientTable table,
            Intake intake,
            Vault vault,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.table = table;
        this.intake = intake;
        this.vault = vault;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public List<Outcome<PatientId>> register(List<NewPatient> patients) {
        List<Outcome<Applicant>> applicants = patients.stream().map(intake::check).toList();
        return sql.inTransaction(() -> registerChecked(applicants));
    }

    private List<Outcome<PatientId>> registerChecked(List<Outcome<Applicant>> applicants) {
        Map<String, Applicant> first = new LinkedHashMap<>();
        for (Outcome<Applicant> outcome : applicants) {
            if (outcome instanceof Outcome.Done<Applicant>(Applicant applicant)) {
                first.putIfAbsent(applicant.idIndex(), applicant);
            }
        }
        Map<String, Known> known = knownOrNew(first);
        Map<PatientId, Applicant> phones = new HashMap<>();
        List<Outcome<PatientId>> outcomes = new ArrayList<>(applicants.size());
        for (Outcome<Applicant> outcome : applicants) {
            outcomes.add(
                    switch (outcome) {
                        case Outcome.Refused<Applicant>(var refusal) -> Outcome.refused(refusal);
                        case Outcome.Done<Applicant>(Applicant applicant) ->
                                known(applicant, known).matched(applicant, phones);
                    });
        }
        addPhones(phones);
        return outcomes;
    }

    /// Who each number belongs to, recording those nobody has.
    private Map<String, Known> knownOrNew(Map<String, Applicant> applicants) {
        Map<String, Known> known = known(applicants.keySet());
        List<Applicant> fresh =
                applicants.values().stream()
                        .filter(applicant -> !known.containsKey(applicant.idIndex()))
                        .toList();
        List<PatientRow> rows =
                fresh.stream().map(applicant -> vault.seal(applicant.id(), applicant)).toList();
        Set<PatientId> inserted = table.insert(rows, clock.now());
        List<String> elsewhere = new ArrayList<>();
        for (Applicant applicant : fresh) {
            if (inserted.contains(applicant.id())) {
                known.put(applicant.idIndex(), new Known(applicant));
            } else {
                elsewhere.add(applicant.idIndex());
            }
        }
        known.putAll(known(elsewhere));
        return known;
    }

    /// Only to those who have none; somebody may have added one meanwhile.
    private void addPhones(Map<PatientId, Applicant> applicants) {
        List<PhoneRow> phones = new ArrayList<>();
        for (PatientRow row : table.lock(applicants.keySet())) {
            if (row.phoneIndex() == null) {
                Applicant applicant = Objects.requireNonNull(applicants.get(row.id()));
                phones.add(vault.sealPhone(row.id(), Objects.requireNonNull(applicant.phone())));
            }
        }
        table.setPhones(phones);
    }

    @Override
    public Map<PatientId, Person> find(Collection<PatientId> patients) {
        return opened(patients, vault::person);
    }

    @Override
    public Map<PatientId, Identity> identities(Collection<PatientId> patients) {
        return opened(patients, vault::identity);
    }

    @Override
    public Optional<PatientId> findByIdNumber(Person.IdKind kind, String idNumber) {
        return switch (intake.idIndex(kind, idNumber)) {
            case Outcome.Done<String>(String index) -> findByIndex(index).stream().findFirst();
            case Outcome.Refused<String> _ -> Optional.empty();
        };
    }

    List<PatientId> findByIndex(String idIndex) {
        return table.byIndex(List.of(idIndex)).stream().map(PatientRow::id).toList();
    }

    @Override
    public List<PatientId> findByPhone(String phone) {
        return table.byPhone(vault.phoneIndex(phone.strip()));
    }

    /// A patient by number and name, as a relative who knows both; dead ones are not found.
    Optional<PatientId> findRelative(String name, Person.IdKind kind, String idNumber) {
        return findByIdNumber(kind, idNumber).stream()
                .flatMap(id -> table.byId(List.of(id)).stream())
                .filter(row -> row.diedOn() == null && Names.same(vault.name(row), name))
                .map(PatientRow::id)
                .findFirst();
    }

    @Override
    public void recordDeath(PatientId patient, LocalDate diedOn) {
        sql.inTransaction(
                () -> {
                    PatientRow row = table.lock(patient);
                    LocalDate known = row.diedOn();
                    if (diedOn.equals(known)) {
                        return;
                    }
                    if (known != null) {
                        throw new RefusedException(new PeopleRefusal.DeathAlreadyRecorded(known));
                    }
                    LocalDate bornOn = row.bornOn();
                    boolean beforeBirth = bornOn != null && diedOn.isBefore(bornOn);
                    if (beforeBirth || diedOn.isAfter(clock.today())) {
                        throw new RefusedException(
                                new PeopleRefusal.DeathDateInvalid("a day of the life until now"));
                    }
                    table.setDeath(patient, diedOn);
                    events.publishEvent(new PatientDied(patient, diedOn));
                });
    }

    @Override
    public boolean addPhone(PatientId patient, String phone) {
        requirePhone(phone);
        return sql.inTransaction(
                () -> {
                    PatientRow row = table.lock(patient);
                    if (row.phoneIndex() != null) {
                        return vault.phoneIndex(phone).equals(row.phoneIndex());
                    }
                    table.setPhones(List.of(vault.sealPhone(patient, phone)));
                    return true;
                });
    }

    @Override
    public void changePhone(PatientId patient, String phone) {
        requirePhone(phone);
        sql.inTransaction(
                () -> {
                    table.lock(patient);
                    table.setPhones(List.of(vault.sealPhone(patient, phone)));
                });
    }

    private static void requirePhone(String phone) {
        if (!Intake.isPhone(phone)) {
            throw new RefusedException(Intake.phoneInvalid());
        }
    }

    private <T> Map<PatientId, T> opened(
            Collection<PatientId> patients, Function<PatientRow, T> open) {
        Map<PatientId, T> opened = HashMap.newHashMap(patients.size());
        for (PatientRow row : table.byId(patients)) {
            opened.put(row.id(), open.apply(row));
        }
        return opened;
    }

    private Map<String, Known> known(Collection<String> idIndexes) {
        Map<String, Known> known = HashMap.newHashMap(idIndexes.size());
        for (PatientRow row : table.byIndex(idIndexes)) {
            known.put(row.idIndex(), new Known(row.id(), vault.name(row), row.phoneIndex()));
        }
        return known;
    }

    private static Known known(Applicant applicant, Map<String, Known> known) {
        return Objects.requireNonNull(known.get(applicant.idIndex()));
    }

    /// Whom a number belongs to.
    private record Known(PatientId id, String name, @Nullable String phoneIndex) {

        Known(Applicant applicant) {
            this(applicant.id(), applicant.name(), applicant.phoneIndex());
        }

        /// @param phones gets the phone that was named first, when there is none yet
        Outcome<PatientId> matched(Applicant applicant, Map<PatientId, Applicant> phones) {
            if (!Names.same(applicant.name(), name)) {
                return Outcome.refused(new PeopleRefusal.NameDiffers(id));
            }
            if (phoneIndex == null && applicant.phone() != null) {
                phones.putIfAbsent(id, applicant);
            }
            return Outcome.done(id);
        }
    }
}
