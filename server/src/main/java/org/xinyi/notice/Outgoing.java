package org.xinyi.notice;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;

/// A message as it enters the outbox.
///
/// @param patient null for a code to a bare phone number
/// @param phone null when nobody can be reached
/// @param text as it may be read later
/// @param secret what is sent in its place and never shown; null for all but one-time codes
/// @param failedBecause null when it may be sent
record Outgoing(
        long id,
        Instant queuedAt,
        @Nullable Instant notBefore,
        Instant sendAt,
        @Nullable Instant usefulUntil,
        @Nullable PatientId patient,
        @Nullable InstitutionId institution,
        long subject,
        Template template,
        boolean english,
        Map<String, String> parameters,
        @Nullable String phone,
        String text,
        @Nullable String secret,
        @Nullable String failedBecause) {

    Notices.Status status() {
        return failedBecause == null ? Notices.Status.WAITING : Notices.Status.FAILED;
    }
}
