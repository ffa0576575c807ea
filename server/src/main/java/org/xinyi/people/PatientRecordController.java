package org.xinyi.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;

/// What is learnt about a patient later: identity, name, death. Any hospital of the city may say
/// so: people stand below visits and cannot know where somebody is being treated. What a patient
/// logs in with, no hospital can change.
@RestController
@RequestMapping("/api/v1/{city}/patients/{patient}")
@Tag(name = "Patients")
class PatientRecordController {

    record PatientName(@NotNull String name) {}

    record PatientDeath(@NotNull LocalDate diedOn) {}

    private final Patients patients;
    private final Identification identification;

    PatientRecordController(Patients patients, Identification identification) {
        this.patients = patients;
        this.identification = identification;
    }

    @PostMapping("/identity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access({
        Role.RECEPTION,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR
    })
    @Operation(summary = "Say who an unidentified patient is")
    void identify(
            @PathVariable long patient, @Valid @RequestBody PatientController.NewPerson identity) {
        identification.identify(new PatientId(patient), identity.patient());
    }

    @PutMapping("/name")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access({Role.HOSPITAL_ADMIN, Role.OPERATOR})
    @Operation(summary = "Correct a patient's name, or follow a change of it")
    void rename(@PathVariable long patient, @Valid @RequestBody PatientName name) {
        identification.rename(new PatientId(patient), name.name());
    }

    @PostMapping("/death")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access({Role.HOSPITAL_ADMIN, Role.OPERATOR})
    @Operation(summary = "Record a patient's death; the same day again changes nothing")
    void recordDeath(@PathVariable long patient, @Valid @RequestBody PatientDeath death) {
        patients.recordDeath(new PatientId(patient), death.diedOn());
    }
}
