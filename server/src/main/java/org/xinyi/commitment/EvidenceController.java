package org.xinyi.commitment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.commitment.SignedForms.SignedForm;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.EntryTerms.Door;

/// What proves a commitment, and the patient's copy of it.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Commitments")
class EvidenceController {

    /// Through whom something was done, and when.
    record Done(
            @NotNull Instant at,
            @NotNull SignatureMode mode,
            @NotNull ClientId client,
            @Nullable StaffId staff,
            @Nullable InstitutionId institution) {

        static Done of(Instant at, SignatureMode mode, Actor by) {
            return new Done(at, mode, by.client(), by.staff(), by.institution());
        }
    }

    /// @param identity name and number, masked
    record ProxyEvidence(
            @NotNull PatientId patient, @NotNull Relation relation, @NotNull String identity) {}

    record DoctorEvidence(
            @NotNull String code, @NotNull String name, @NotNull String signatureHash) {}

    /// The parts, as far as they may be shown: of a signature its hash.
    ///
    /// @param text exactly what was signed
    /// @param textHash SM3 of the text, hexadecimal, taken when it was shown
    record EvidenceParts(
            @NotNull PatientId patient,
            @NotNull String pack,
            @NotNull String text,
            @NotNull String textVersion,
            @NotNull String textHash,
            @Nullable Door door,
            @Nullable String device,
            boolean staffAssisted,
            @NotNull Done opened,
            @NotNull Instant signableAt,
            @NotNull Done signed,
            @NotNull String signatureFormat,
            @NotNull String signatureHash,
            @Nullable ProxyEvidence proxy,
            @Nullable DoctorEvidence doctor,
            boolean authorisesReporting) {}

    /// @param matches whether everything stored still gives the hash that was taken when it was
    ///     signed
    /// @param evidenceHash SM3 over all parts, as it stands in the commitment's row
    /// @param computedHash the same, computed now; null when the signature does not open
    /// @param loggedHash the same, as the action log has it; null when it has none
    /// @param parts null when the signature does not open
    record EvidenceView(
            @NotNull CommitmentId commitment,
            boolean matches,
            @NotNull List<EvidenceDesk.Difference> differences,
            @NotNull String evidenceHash,
            @Nullable String computedHash,
            @Nullable String loggedHash,
            @Nullable Instant revokedAt,
            @Nullable EvidenceParts parts) {}

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final String NOTHING_BUT_ITSELF =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final CommitmentDesk desk;
    private final EvidenceDesk evidence;
    private final SignedForms forms;

    EvidenceController(CommitmentDesk desk, EvidenceDesk evidence, SignedForms forms) {
        this.desk = desk;
        this.evidence = evidence;
        this.forms = forms;
    }

    @GetMapping("/commitments/{commitment}/evidence")
    @Access({Role.PATIENT, Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The evidence of a commitment, computed again and compared")
    EvidenceView evidence(@PathVariable long commitment) {
        StoredCommitments.Filed filed = desk.find(new CommitmentId(commitment));
        EvidenceDesk.Findings findings = evidence.examine(filed.commitment().id());
        SignedForm form = findings.form();
        return new EvidenceView(
                filed.commitment().id(),
                findings.differences().isEmpty(),
                findings.differences(),
                HexFormat.of().formatHex(filed.evidenceHash()),
                findings.computedHash(),
                findings.loggedHash(),
                filed.commitment().revokedAt(),
                form == null ? null : parts(form.signing(), form.signature()));
    }

    @GetMapping("/commitments/{commitment}/copy")
    @Access({
        Role.PATIENT,
        Role.RECEPTION,
        Role.NURSE,
        Role.CASHIER,
        Role.DOCTOR,
        Role.FINANCE,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "The copy of a commitment, to be read or printed")
    ResponseEntity<String> copy(@PathVariable long commitment) {
        StoredCommitments.Filed filed = desk.find(new CommitmentId(commitment));
        SignedForm form = forms.find(filed.commitment().id()).orElseThrow();
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", NOTHING_BUT_ITSELF)
                .header("X-Content-Type-Options", "nosniff")
                .body(PrintedCopy.of(form, filed.commitment()));
    }

    private static EvidenceParts parts(Signing signing, Signature signature) {
        Signature.Proxy proxy = signature.proxy();
        Signature.Doctor doctor = signature.doctor();
        return new EvidenceParts(
                signing.patient(),
                signing.pack().toString(),
                signing.document().text(),
                signing.document().version(),
                HexFormat.of().formatHex(signing.textHash()),
                signing.door(),
                signing.device(),
                signing.staffAssisted(),
                Done.of(signing.openedAt(), signing.mode(), signing.openedBy()),
                signing.signableAt(),
                Done.of(signature.at(), signature.mode(), signature.by()),
                signature.image().format().mediaType(),
                hash(signature.image().base64()),
                proxy == null
                        ? null
                        : new ProxyEvidence(proxy.patient(), proxy.relation(), proxy.identity()),
                doctor == null
                        ? null
                        : new DoctorEvidence(doctor.code(), doctor.name(), hash(doctor.image())),
                signature.authorisesReporting());
    }

    private static String hash(String image) {
        return HexFormat.of().formatHex(Sm3.of(image));
    }
}
