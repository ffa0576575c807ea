package org.xinyi.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;
import org.xinyi.people.Person.IdKind;

/// Patients: registration, the masked view, search.
@RestController
@RequestMapping("/api/v1/{city}/patients")
@Tag(name = "Patients")
class PatientController {

    private static final int LIST_MAX = 5_000;

    /// @param idNumber empty or absent for TEMPORARY
    /// @param phone 11 digits of the mainland; absent when there is none
    record NewPerson(
            @NotNull String name,
            @NotNull IdKind idKind,
            @Nullable String idNumber,
            @Nullable String phone) {

        Patients.NewPatient patient() {
            return new Patients.NewPatient(name, idKind, idNumber == null ? "" : idNumber, phone);
        }
    }

    record NewPeople(@NotNull @Size(max = LIST_MAX) List<@NotNull @Valid NewPerson> patients) {}

    /// @param temporaryNumber by which an unidentified patient is found
    record RegisteredPatient(@NotNull PatientId patient, @Nullable String temporaryNumber) {

        static RegisteredPatient of(PatientId patient, IdKind kind) {
            return new RegisteredPatient(patient, PatientController.temporaryNumber(patient, kind));
        }
    }

    /// One result for each person, in the order of the request.
    record RegisteredPeople(@NotNull List<Results.Result<RegisteredPatient>> results) {}

    /// @param name masked
    /// @param idNumber masked; empty for an unidentified patient
    /// @param phone masked
    record PatientView(
            @NotNull PatientId id,
            @NotNull String name,
            @NotNull IdKind idKind,
            @NotNull String idNumber,
            @Nullable String temporaryNumber,
            @Nullable String phone,
            @Nullable LocalDate bornOn,
            @NotNull Person.Sex sex,
            @Nullable LocalDate diedOn) {}

    /// Either a number with its kind, or a phone.
    record PatientSearch(
            @Nullable IdKind idKind, @Nullable String idNumber, @Nullable String phone) {}

    record PatientsFound(@NotNull List<PatientView> patients) {}

    private final PatientRegister register;
    private final Intake intake;
    private final Once once;

    PatientController(PatientRegister register, Intake intake, Once once) {
        this.register = register;
        this.intake = intake;
        this.once = once;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access({
        Role.RECEPTION,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR
    })
    @Operation(
            summary = "Register a patient; a known ID number answers the patient it belongs to",
            description = "A known patient's phone is added when there is none, never changed.")
    RegisteredPatient register(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewPerson person) {
        return once.answer(
                PeopleOperation.REGISTER_PATIENT,
                key,
                person,
                RegisteredPatient.class,
                wanted -> registered(List.of(wanted)).getFirst().orThrow());
    }

    @PostMapping("/batch")
    @Access({
        Role.RECEPTION,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR
    })
    @Operation(summary = "Register up to 5,000 patients; each is done or refused by itself")
    RegisteredPeople registerBatch(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewPeople people) {
        return once.answer(
                PeopleOperation.REGISTER_PATIENTS,
                key,
                people,
                RegisteredPeople.class,
                wanted ->
                        new RegisteredPeople(Results.of(registered(wanted.patients())).results()));
    }

    @GetMapping("/{patient}")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.CALL_DESK,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "A patient, masked; a patient sees only the own record")
    PatientView patient(@PathVariable long patient) {
        PatientId id = openToCaller(patient);
        return Optional.ofNullable(register.find(List.of(id)).get(id))
                .map(PatientController::view)
                .orElseThrow(() -> unknown(patient));
    }

    @PostMapping("/search")
    @Access({
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.CALL_DESK,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "Find patients by ID number or by phone; the answer is masked")
    PatientsFound search(@Valid @RequestBody PatientSearch search) {
        var people = register.find(matching(search));
        return new PatientsFound(
                people.values().stream()
                        .map(PatientController::view)
                        .sorted(java.util.Comparator.comparingLong(view -> view.id().value()))
                        .toList());
    }

    private List<Outcome<RegisteredPatient>> registered(List<NewPerson> people) {
        List<Outcome<PatientId>> outcomes =
                register.register(people.stream().map(NewPerson::patient).toList());
        List<Outcome<RegisteredPatient>> registered = new ArrayList<>(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            IdKind kind = people.get(i).idKind();
            registered.add(outcomes.get(i).map(patient -> RegisteredPatient.of(patient, kind)));
        }
        return registered;
    }

    private List<PatientId> matching(PatientSearch search) {
        IdKind kind = search.idKind();
        String number = search.idNumber();
        String phone = search.phone();
        if (kind != null && number != null && phone == null) {
            return register.findByIndex(intake.idIndex(kind, number).orThrow());
        }
        if (kind == null && number == null && phone != null) {
            return register.findByPhone(phone);
        }
        throw new RefusedException(
                new PeopleRefusal.SearchIncomplete("idKind and idNumber, or phone"));
    }

    private static PatientId openToCaller(long patient) {
        PatientId id = new PatientId(patient);
        Acting acting = Acting.current();
        if (acting.is(Role.PATIENT) && !acting.isPatient(id)) {
            throw unknown(patient);
        }
        return id;
    }

    private static RefusedException unknown(long patient) {
        return new RefusedException(new PeopleRefusal.PatientUnknown(patient));
    }

    private static PatientView view(Person person) {
        return new PatientView(
                person.id(),
                person.nameMasked(),
                person.idKind(),
                person.idNumberMasked(),
                temporaryNumber(person.id(), person.idKind()),
                person.phoneMasked(),
                person.bornOn(),
                person.sex(),
                person.diedOn());
    }

    private static @Nullable String temporaryNumber(PatientId patient, IdKind kind) {
        return kind == IdKind.TEMPORARY ? IdNumber.temporary(patient).text() : null;
    }
}
