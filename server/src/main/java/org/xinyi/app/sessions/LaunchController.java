package org.xinyi.app.sessions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.access.Launches;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.EntryTerms.Door;

/// Apps of the city and of hospitals, and the sessions that they open for those logged in to
/// them.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Access")
class LaunchController {

    private static final String ONE_LINE = "[^\\p{Cntrl}]*";

    /// @param institution whose app it is; absent: the city's own
    /// @param door where somebody stands who comes from it
    record NewApp(
            @Nullable InstitutionId institution,
            @NotBlank @Size(max = 80) String name,
            @NotNull Door door) {}

    /// @param secret signs launches; shown in this answer alone, and in that to the same request
    /// sent again
    record AppRegistered(long app, @NotNull String secret) {}

    record AppView(
            long app,
            @Nullable InstitutionId institution,
            @NotNull String name,
            @NotNull Door door,
            boolean revoked) {}

    /// @param issuedAt when it was signed, seconds since 1970
    /// @param nonce chosen by the app, never twice
    /// @param name of the person who is logged in to the app, with the number and the phone
    /// @param signature HMAC-SM3 with the app's secret over app, issuedAt, nonce, name, idKind,
    /// idNumber and phone, each followed by a line feed; 64 hexadecimal digits
    record Launch(
            long app,
            long issuedAt,
            @NotNull @Pattern(regexp = "[0-9A-Za-z_-]{16,64}") String nonce,
            @NotBlank @Size(max = 60) @Pattern(regexp = ONE_LINE) String name,
            Person.@NotNull IdKind idKind,
            @NotBlank @Size(max = 40) @Pattern(regexp = ONE_LINE) String idNumber,
            @NotNull @Pattern(regexp = "1\\d{10}") String phone,
            @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}") String signature) {

        Launches.Signed signed() {
            return new Launches.Signed(
                    app, issuedAt, nonce, List.of(name, idKind.name(), idNumber, phone), signature);
        }
    }

    /// @param name masked
    /// @param door where the patient stands; forms opened in this session know it
    record LaunchedSession(
            @NotNull String token,
            @NotNull PatientId patient,
            @NotNull String name,
            @NotNull Door door,
            long lastsSeconds) {}

    private final Launches launches;
    private final LaunchingSessions sessions;

    LaunchController(Launches launches, LaunchingSessions sessions) {
        this.launches = launches;
        this.sessions = sessions;
    }

    @PostMapping("/apps")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.OPERATOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Register an app that opens sessions; its secret is shown once")
    AppRegistered register(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewApp wanted) {
        Launches.Registered registered =
                launches.register(
                        new Launches.NewApp(wanted.institution, wanted.name, wanted.door.name()),
                        key);
        return new AppRegistered(registered.app(), registered.secret());
    }

    @GetMapping("/apps")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Apps that open sessions; hospitals see their own")
    List<AppView> apps() {
        return launches.apps().stream()
                .map(
                        app ->
                                new AppView(
                                        app.id(),
                                        app.institution(),
                                        app.name(),
                                        Door.valueOf(app.door()),
                                        app.revoked()))
                .toList();
    }

    @DeleteMapping("/apps/{app}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access({Role.OPERATOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Revoke an app, for good")
    void revoke(@PathVariable long app) {
        launches.revoke(app);
    }

    @PostMapping("/launches")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.ANYONE)
    @Operation(
            summary = "Begin a session of a patient who is logged in to an app; nothing is typed",
            description =
                    "Sent by the app's own server. What it signed counts for two minutes, once.")
    LaunchedSession launch(@Valid @RequestBody Launch launch) {
        LaunchingSessions.Launched launched =
                sessions.launch(
                        launch.signed(),
                        new Patients.NewPatient(
                                launch.name, launch.idKind, launch.idNumber, launch.phone));
        return new LaunchedSession(
                launched.token(),
                launched.patient().id(),
                launched.patient().nameMasked(),
                Door.valueOf(launched.door()),
                launched.lasts().toSeconds());
    }
}
