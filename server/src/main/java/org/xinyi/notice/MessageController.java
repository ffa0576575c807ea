package org.xinyi.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;

/// What a patient was told, and whether it arrived.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Messages")
class MessageController {

    /// @param text as sent; of a one-time code the digits are left out
    /// @param subject what it is about: a visit, an obligation, a line, a commitment
    /// @param institution on whose behalf; null: the city
    /// @param at when the state was reached, business time
    /// @param reason why it failed; null unless it did
    record MessageView(
            long id,
            @NotNull Template template,
            @NotNull Template.Kind kind,
            @NotNull String text,
            long subject,
            @Nullable InstitutionId institution,
            @NotNull Notices.Status state,
            @NotNull Instant queuedAt,
            @NotNull Instant at,
            @Nullable String reason) {}

    /// @param next where to go on; null at the end
    record MessagePage(@NotNull List<MessageView> messages, @Nullable String next) {}

    private static final int LIMIT_MAX = 100;

    private final Messages messages;

    MessageController(Messages messages) {
        this.messages = messages;
    }

    @GetMapping("/patients/{patient}/messages")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.CALL_DESK,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(
            summary = "Messages to a patient, newest first",
            description =
                    "Patients see their own; staff those sent on behalf of their institution. A"
                            + " page holds at most 100; pass `next` as `cursor` to go on.")
    MessagePage messages(
            @PathVariable long patient,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return messages.of(new PatientId(patient), cursor, Math.clamp(limit, 1, LIMIT_MAX));
    }
}
