package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.people.Institutions;
import org.xinyi.people.PeopleRefusal;

/// What was examined in another hospital, for the doctor whom the patient lets see it.
@RestController
@RequestMapping("/api/v1/{city}/patients/{patient}")
@Tag(name = "Shared records")
class SharedRecordController {

    private static final int DAYS_MAX = 366;

    /// @param institution whose doctors may see it
    /// @param days for how long
    record NewRecordConsent(@NotNull InstitutionId institution, @Min(1) @Max(DAYS_MAX) int days) {}

    record RecordConsents(@NotNull List<SharedRecords.RecordConsent> consents) {}

    record ExaminationsElsewhere(@NotNull List<SharedRecords.ExaminedElsewhere> examinations) {}

    private record Agreed(PatientId patient, NewRecordConsent wanted) {}

    private final SharedRecords records;
    private final SpeakingFor speaking;
    private final Viewing viewing;
    private final Institutions institutions;
    private final Requests requests;

    SharedRecordController(
            SharedRecords records,
            SpeakingFor speaking,
            Viewing viewing,
            Institutions institutions,
            Requests requests) {
        this.records = records;
        this.speaking = speaking;
        this.viewing = viewing;
        this.institutions = institutions;
        this.requests = requests;
    }

    @PostMapping("/record-consents")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(summary = "Let a hospital see what other hospitals of the city have examined")
    SharedRecords.RecordConsent agree(
            @PathVariable long patient,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewRecordConsent wanted) {
        if (institutions.find(wanted.institution()).isEmpty()) {
            throw new RefusedException(
                    new PeopleRefusal.InstitutionUnknown(wanted.institution().value()));
        }
        Agreed agreed = new Agreed(own(patient), wanted);
        return requests.once(
                new Requests.Request<>(
                        Acting.current().client(), VisitOperation.SHARE_RECORDS, key, agreed),
                SharedRecords.RecordConsent.class,
                one ->
                        records.agree(
                                one.patient(),
                                one.wanted().institution(),
                                one.wanted().days(),
                                Acting.current().client()));
    }

    @GetMapping("/record-consents")
    @Access(Role.PATIENT)
    @Operation(summary = "Which hospitals may see it, and until when")
    RecordConsents consents(@PathVariable long patient) {
        return new RecordConsents(records.consents(own(patient)));
    }

    @DeleteMapping("/record-consents/{institution}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Role.PATIENT)
    @Operation(summary = "Withdraw the consent for a hospital, at any time")
    void withdraw(@PathVariable long patient, @PathVariable long institution) {
        records.withdraw(own(patient), new InstitutionId(institution));
    }

    @GetMapping("/examinations-elsewhere")
    @Access(Role.DOCTOR)
    @Operation(
            summary = "What other hospitals of the city have examined and tested lately",
            description = "Only with the patient's consent; that it was done, not what was found.")
    ExaminationsElsewhere elsewhere(
            @PathVariable long patient,
            @RequestParam(defaultValue = "30") @Min(1) @Max(DAYS_MAX) int days) {
        InstitutionId asking = Objects.requireNonNull(Acting.current().institution());
        return new ExaminationsElsewhere(records.elsewhere(viewing.patient(patient), asking, days));
    }

    /// The caller's own number, or that of the caller's child.
    private PatientId own(long number) {
        PatientId patient = new PatientId(number);
        Caller caller = Caller.current();
        if (!patient.equals(caller.patient()) && !speaking.isGuardian(caller, patient)) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(number));
        }
        return patient;
    }
}
