package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.people.Patients;
import org.xinyi.people.PeopleRefusal;
import org.xinyi.people.Person;
import org.xinyi.scheme.EntryTerms.Identity;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Who somebody is by what they show: codes on phones, e-credentials, faces, numbers.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Recognition")
class RecognitionController {

    private static final int SHOWN_MAX = 1 << 20;

    /// @param by what is shown
    /// @param shown as it was read: a code, the number on a card, a picture in base64
    /// @param scheme whose ways are asked for; the city's default when absent
    record Showing(
            @NotNull InstitutionId institution,
            @NotNull Identity by,
            @NotBlank @Size(max = SHOWN_MAX) String shown,
            @Nullable @Size(max = 20) String scheme) {}

    /// @param recognition to be named at check-in
    /// @param name masked
    /// @param through the relative on whose phone a code was shown
    /// @param accepted whether the scheme recognises people so; care goes on either way
    /// @param others other ways that the scheme goes by
    record Recognised(
            long recognition,
            @NotNull PatientId patient,
            @NotNull String name,
            @NotNull Identity by,
            @Nullable PatientId through,
            boolean accepted,
            @NotNull List<String> others) {}

    /// @param code to be shown as a picture
    record CodeToShow(@NotNull String code, @NotNull Instant until) {}

    private final Recognising recognising;
    private final ShownCodes codes;
    private final SpeakingFor speaking;
    private final Viewing viewing;
    private final Patients patients;
    private final Schemes schemes;
    private final BusinessClock clock;

    RecognitionController(
            Recognising recognising,
            ShownCodes codes,
            SpeakingFor speaking,
            Viewing viewing,
            Patients patients,
            Schemes schemes,
            BusinessClock clock) {
        this.recognising = recognising;
        this.codes = codes;
        this.speaking = speaking;
        this.viewing = viewing;
        this.patients = patients;
        this.schemes = schemes;
        this.clock = clock;
    }

    @PostMapping("/patients/{patient}/shown-codes")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(
            summary = "A code to show to the doctor, the own or that of a relative one pays for",
            description = "It counts for five minutes, once.")
    CodeToShow show(@PathVariable long patient) {
        Caller by = Caller.current();
        PatientId shown = new PatientId(patient);
        if (!speaking.of(List.of(by)).mayActFor(by, shown)) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(patient));
        }
        ShownCodes.Issued issued =
                codes.issue(shown, shown.equals(by.patient()) ? null : by.patient());
        return new CodeToShow(issued.code(), issued.until());
    }

    @PostMapping("/recognitions")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({
        Role.RECEPTION,
        Role.NURSE,
        Role.DOCTOR,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.FINANCE
    })
    @Operation(
            summary = "Recognise a patient by what is shown",
            description = "Codes count once. Pictures are compared by the insurer and not kept.")
    Recognised recognise(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody Showing showing) {
        InstitutionId at = viewing.institution(showing.institution.value());
        Pack pack = pack(showing.scheme);
        Recognition recognition =
                recognising.recognise(
                        new Recognising.Shown(
                                Acting.current().client(), key, at, showing.by, showing.shown),
                        Ways.of(showing.by, pack));
        return view(recognition, Ways.of(recognition.by(), pack));
    }

    private @Nullable Pack pack(@Nullable String scheme) {
        return scheme == null
                ? schemes.active(clock.today()).stream().findFirst().orElse(null)
                : schemes.active(scheme, clock.today()).orElse(null);
    }

    private Recognised view(Recognition recognition, Ways ways) {
        Person person = patients.find(List.of(recognition.patient())).get(recognition.patient());
        return new Recognised(
                recognition.id(),
                recognition.patient(),
                person == null ? "" : person.nameMasked(),
                recognition.by(),
                recognition.through(),
                ways.accepted(),
                ways.others());
    }
}
