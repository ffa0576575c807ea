package org.xinyi.app.sessions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;

/// Sessions of patients on their own phones.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Access")
class PatientSessionController {

    /// @param idNumberEnd last four of the ID number, when several patients share the phone
    record PatientLogin(
            @NotNull @Pattern(regexp = "1\\d{10}") String phone,
            @NotNull @Pattern(regexp = "\\d{6}") String code,
            @Nullable @Pattern(regexp = "[0-9A-Za-z]{4}") String idNumberEnd) {}

    /// @param name masked
    record PatientSession(
            @NotNull String token,
            @NotNull PatientId patient,
            @NotNull String name,
            long lastsSeconds) {}

    private final BeginningSessions sessions;

    PatientSessionController(BeginningSessions sessions) {
        this.sessions = sessions;
    }

    @PostMapping("/patients/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.ANYONE)
    @Operation(summary = "Begin a session of a patient, by the code sent to the phone")
    PatientSession begin(@Valid @RequestBody PatientLogin login) {
        BeginningSessions.Begun begun =
                sessions.begin(login.phone(), login.code(), login.idNumberEnd());
        return new PatientSession(
                begun.token(),
                begun.patient().id(),
                begun.patient().nameMasked(),
                begun.lasts().toSeconds());
    }
}
