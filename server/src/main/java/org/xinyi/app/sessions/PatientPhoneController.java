package org.xinyi.app.sessions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.people.PeopleRefusal;

/// The phone of a patient.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Patients")
class PatientPhoneController {

    /// @param phone 11 digits of the mainland
    /// @param code sent to this phone; absent where a hospital adds the first one
    record PatientPhone(@NotNull String phone, @Nullable @Pattern(regexp = "\\d{6}") String code) {}

    private final ChangingPhones changing;

    PatientPhoneController(ChangingPhones changing) {
        this.changing = changing;
    }

    @PutMapping("/patients/{patient}/phone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.RECEPTION,
        Role.CALL_DESK,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR
    })
    @Operation(
            summary =
                    "Add a patient's first phone, or replace it with the code sent to the new one",
            description = "Only the patient, in the own session, or the operator replaces one.")
    void set(@PathVariable long patient, @Valid @RequestBody PatientPhone wanted) {
        PatientId id = new PatientId(patient);
        Acting acting = Acting.current();
        if (acting.is(Role.PATIENT) && !acting.isPatient(id)) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(patient));
        }
        changing.set(id, wanted.phone().strip(), wanted.code());
    }
}
