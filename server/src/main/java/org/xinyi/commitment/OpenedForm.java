package org.xinyi.commitment;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Person;
import org.xinyi.scheme.CommitmentTerms;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.EntryRules;
import org.xinyi.scheme.EntryTerms.Door;
import org.xinyi.scheme.Pack;

/// A form as it is shown.
///
/// @param pack scheme and version, such as `S04@1`
/// @param clauses in the order they are shown
/// @param regions filled in; the patient is masked
/// @param text exactly what is signed, Chinese before English
/// @param door where the patient came in
/// @param nothingTyped whether who the patient is came from the app that opened the session
/// @param textVersion of the words alone
/// @param textHash SM3 of the exact text, hexadecimal
/// @param dwellSeconds how long the page must stand
/// @param signableAt the earliest moment a signature is accepted, business time
/// @param expiresAt from then on the form must be opened anew
/// @param inForce a commitment under the same scheme that already binds the patient; null if
/// none
record OpenedForm(
        @NotNull CommitmentId id,
        @NotNull PatientId patient,
        @NotNull String scheme,
        @NotNull String pack,
        @Nullable Door door,
        boolean nothingTyped,
        @NotNull Pack.Text title,
        @NotNull List<Pack.Text> clauses,
        @NotNull List<FormRegion> regions,
        @NotNull String text,
        @NotNull String textVersion,
        @NotNull String textHash,
        int dwellSeconds,
        @NotNull Instant openedAt,
        @NotNull Instant signableAt,
        @NotNull Instant expiresAt,
        @NotNull Set<SignatureMode> modes,
        boolean proxyMaySign,
        boolean doctorSigns,
        @Nullable CommitmentId inForce) {

    static OpenedForm of(
            Signing signing,
            Pack pack,
            Person patient,
            boolean launched,
            @Nullable CommitmentId inForce) {
        CommitmentTerms terms = pack.commitment();
        return new OpenedForm(
                signing.id(),
                signing.patient(),
                signing.pack().id(),
                signing.pack().toString(),
                signing.door(),
                launched && EntryRules.nothingTyped(pack).outcome(),
                terms.title(),
                terms.clauses(),
                FormRegion.of(terms, patient),
                signing.document().text(),
                signing.document().version(),
                HexFormat.of().formatHex(signing.textHash()),
                terms.dwellSeconds(),
                signing.openedAt(),
                signing.signableAt(),
                signing.expiresAt(),
                terms.signatureModes(),
                terms.proxyMaySign(),
                terms.doctorSigns(),
                inForce);
    }
}
