package org.xinyi.commitment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.EntryTerms.Door;
import org.xinyi.scheme.Pack;

/// Promises of patients: opened to be read, signed, taken back.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Commitments")
class CommitmentController {

    /// @param door where the patient comes in; absent: known from the app that opened the
    /// session, or else by the way of signing
    /// @param device the kiosk or tablet, as its hospital calls it
    record FormWanted(
            @NotNull PatientId patient,
            @NotBlank @Size(max = 20) String scheme,
            @NotNull SignatureMode mode,
            @Nullable Door door,
            boolean staffAssisted,
            @Nullable @Size(max = 80) String device) {

        OpeningForms.Wanted wanted() {
            return new OpeningForms.Wanted(patient, scheme, mode, door, staffAssisted, device);
        }
    }

    record FormsWanted(
            @NotEmpty @Size(max = LIST_MAX) List<@NotNull @Valid FormWanted> commitments) {}

    record OpenedForms(@NotNull List<Results.Result<OpenedForm>> results) {}

    /// @param relation what the relative is to the patient
    record ProxySigner(@NotNull PatientId patient, @NotNull Relation relation) {}

    /// @param code the hospital's own number of the doctor
    record DoctorSigner(
            @NotBlank @Size(max = 40) String code,
            @NotBlank @Size(max = 40) String name,
            @NotBlank @Size(max = SignatureImage.BASE64_MAX) String signature) {}

    /// @param signature base64 of a PNG picture or of SVG strokes, at most 64 KiB
    /// @param readToEnd whether the form was shown to its end
    /// @param proxy the relative who signs for the patient; null when the patient does
    record SignatureGiven(
            @NotNull SignatureMode mode,
            @NotBlank @Size(max = SignatureImage.BASE64_MAX) String signature,
            boolean readToEnd,
            @Nullable @Valid ProxySigner proxy,
            @Nullable @Valid DoctorSigner doctor) {

        SigningCommitments.Given under(CommitmentId form) {
            return new SigningCommitments.Given(
                    form,
                    mode,
                    signature,
                    readToEnd,
                    proxy == null
                            ? null
                            : new SigningCommitments.GivenProxy(proxy.patient, proxy.relation),
                    doctor == null
                            ? null
                            : new SigningCommitments.GivenDoctor(
                                    doctor.code, doctor.name, doctor.signature));
        }
    }

    record SignatureOfList(
            @NotNull CommitmentId commitment, @NotNull @Valid SignatureGiven given) {}

    record SignaturesGiven(
            @NotEmpty @Size(max = LIST_MAX) List<@NotNull @Valid SignatureOfList> signatures) {}

    record SignedCommitments(@NotNull List<Results.Result<CommitmentView>> results) {}

    record RevocationWanted(@Nullable @Size(max = 200) String reason) {}

    /// @param notice what it means, for the patient
    record Revoked(
            @NotNull CommitmentId commitment,
            @NotNull Instant revokedAt,
            @NotNull Pack.Text notice) {}

    record CommitmentsOfPatient(@NotNull List<CommitmentView> commitments) {}

    private static final int LIST_MAX = 500;

    private static final Pack.Text DEBT_STAYS =
            new Pack.Text(
                    "承诺已撤销。今后就诊按普通流程付费；已产生的欠费不因撤销而免除，仍须按约付清。",
                    "The commitment is revoked. From now on visits are paid in the ordinary way."
                            + " What is owed already stays owed and is to be paid as agreed.");

    private final CommitmentDesk desk;
    private final Revoking revoking;

    CommitmentController(CommitmentDesk desk, Revoking revoking) {
        this.desk = desk;
        this.revoking = revoking;
    }

    @PostMapping("/commitments")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.RECEPTION, Role.NURSE, Role.CASHIER, Role.DOCTOR})
    @Operation(
            summary = "Open the form of a scheme, to be read and signed",
            description = "It may be signed when its reading time is over, within 30 minutes.")
    OpenedForm open(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody FormWanted form) {
        return desk.open(key, form.wanted());
    }

    @PostMapping("/commitments/batch")
    @Access({Role.RECEPTION, Role.NURSE, Role.CASHIER, Role.DOCTOR})
    @Operation(summary = "Open up to 500 forms; each is opened or refused by itself")
    OpenedForms openAll(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody FormsWanted forms) {
        return new OpenedForms(
                desk.openAll(key, forms.commitments.stream().map(FormWanted::wanted).toList())
                        .results());
    }

    @PostMapping("/commitments/{commitment}/signature")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.RECEPTION, Role.NURSE, Role.CASHIER, Role.DOCTOR})
    @Operation(
            summary = "Sign an opened form",
            description =
                    "Answers the commitment that binds the patient: this one, or the one already"
                            + " in force under the same scheme.")
    CommitmentView sign(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable long commitment,
            @Valid @RequestBody SignatureGiven given) {
        return CommitmentView.of(desk.sign(key, given.under(new CommitmentId(commitment))));
    }

    @PostMapping("/commitments/signatures/batch")
    @Access({Role.RECEPTION, Role.NURSE, Role.CASHIER, Role.DOCTOR})
    @Operation(summary = "Sign up to 500 opened forms; each is signed or refused by itself")
    SignedCommitments signAll(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody SignaturesGiven given) {
        return new SignedCommitments(
                desk.signAll(
                                key,
                                given.signatures.stream()
                                        .map(one -> one.given.under(one.commitment))
                                        .toList())
                        .results());
    }

    @PostMapping("/commitments/{commitment}/revocation")
    @Access({Role.PATIENT, Role.RECEPTION, Role.NURSE, Role.CASHIER, Role.DOCTOR, Role.OPERATOR})
    @Operation(
            summary = "Revoke a commitment, at any time",
            description =
                    "Ends new credit; what is owed stays owed. Once more answers as the first"
                            + " time.")
    Revoked revoke(@PathVariable long commitment, @Valid @RequestBody RevocationWanted wanted) {
        Commitments.Commitment revoked =
                revoking.revoke(desk.find(new CommitmentId(commitment)), wanted.reason);
        Instant at = revoked.revokedAt();
        if (at == null) {
            throw new IllegalStateException(commitment + " is still in force");
        }
        return new Revoked(revoked.id(), at, DEBT_STAYS);
    }

    @GetMapping("/commitments/{commitment}")
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
    @Operation(summary = "A signed commitment")
    CommitmentView commitment(@PathVariable long commitment) {
        return CommitmentView.of(desk.find(new CommitmentId(commitment)));
    }

    @GetMapping("/patients/{patient}/commitments")
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
    @Operation(
            summary = "What a patient has signed, the last one first, at most 100",
            description = "Staff see what was signed at their institution.")
    CommitmentsOfPatient ofPatient(@PathVariable long patient) {
        return new CommitmentsOfPatient(
                desk.of(new PatientId(patient)).stream().map(CommitmentView::of).toList());
    }
}
