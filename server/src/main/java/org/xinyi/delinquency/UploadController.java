package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.access.ProposalView;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// Black and white lists of schemes: a hospital uploads with evidence, the city decides under
/// `proposals`. A list changes how a visit is funded, never whether it happens.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Lists")
class UploadController {

    private static final int LIMIT_MAX = 200;
    private static final int REASON_MAX = 500;
    private static final int EVIDENCE_MAX = 350_000;

    /// @param evidence base64 of a document, at most 256 KiB
    record NewUpload(
            @NotBlank @Size(max = REASON_MAX) String reason,
            @NotBlank @Size(max = 200) String evidenceName,
            @NotBlank @Size(max = EVIDENCE_MAX) String evidence) {

        Uploads.Evidence said() {
            try {
                byte[] content = Base64.getDecoder().decode(evidence);
                return new Uploads.Evidence(reason, evidenceName, content);
            } catch (IllegalArgumentException wrong) {
                throw new RefusedException(new DelinquencyRefusal.EvidenceUnreadable(evidenceName));
            }
        }
    }

    /// @param institution that speaks for the person
    record NewWhiteUpload(
            @NotNull PatientId person,
            @NotBlank @Size(max = 20) String scheme,
            @NotNull InstitutionId institution,
            @NotNull @Valid NewUpload upload) {}

    record UploadPage(@NotNull List<UploadViews.View> uploads, @Nullable Long next) {}

    /// @param endedAt absent while it stands
    record WhiteListingView(
            long entry, @NotNull String scheme, @NotNull Instant since, @Nullable Instant endedAt) {

        static WhiteListingView of(UploadTable.WhiteListing one) {
            return new WhiteListingView(one.id(), one.scheme(), one.at(), one.endedAt());
        }
    }

    private final Uploads uploads;
    private final UploadTable table;
    private final UploadViews views;
    private final Requests requests;

    UploadController(Uploads uploads, UploadTable table, UploadViews views, Requests requests) {
        this.uploads = uploads;
        this.table = table;
        this.views = views;
        this.requests = requests;
    }

    @PostMapping("/obligations/{obligation}/black-list-uploads")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.FINANCE)
    @Operation(
            summary = "Upload the debtor of a bill to the scheme's black list; the city decides",
            description =
                    "Only where the pack says so, and once the ladder has come to the list: the"
                            + " debtor was reminded, called and told in time.")
    ProposalView black(
            @PathVariable long obligation,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewUpload wanted) {
        return requests.once(
                DelinquencyOperation.UPLOAD,
                key,
                List.of(obligation, wanted),
                ProposalView.class,
                () -> ProposalView.of(uploads.black(obligation, wanted.said())));
    }

    @PostMapping("/white-list-uploads")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.FINANCE)
    @Operation(summary = "Upload somebody to the scheme's white list; the city decides")
    ProposalView white(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewWhiteUpload wanted) {
        return requests.once(
                DelinquencyOperation.UPLOAD,
                key,
                wanted,
                ProposalView.class,
                () ->
                        ProposalView.of(
                                uploads.white(
                                        wanted.person(),
                                        wanted.scheme(),
                                        Visibility.own(wanted.institution()),
                                        wanted.upload().said())));
    }

    @GetMapping("/list-uploads")
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(
            summary = "What was uploaded to lists and what became of it, newest first",
            description = "Hospitals see their own.")
    UploadPage uploads(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<UploadTable.Upload> found = table.page(Acting.current().scope(), cursor, most);
        return new UploadPage(views.of(found), found.size() < most ? null : found.getLast().id());
    }

    @GetMapping("/list-uploads/{upload}")
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What was uploaded to a list, with its evidence")
    UploadViews.View upload(@PathVariable long upload) {
        return views.withEvidence(uploads.visible(upload));
    }

    @GetMapping("/patients/{patient}/white-listings")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Under which schemes somebody stands on the white list")
    List<WhiteListingView> white(@PathVariable long patient) {
        return uploads.whiteOf(Visibility.person(patient)).stream()
                .map(WhiteListingView::of)
                .toList();
    }

    @PostMapping("/white-listings/{entry}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Role.OPERATOR)
    @Operation(summary = "Take somebody off the white list")
    void end(@PathVariable long entry, @RequestHeader("Idempotency-Key") String key) {
        requests.once(
                DelinquencyOperation.END_WHITE_LISTING,
                key,
                entry,
                Boolean.class,
                () -> {
                    uploads.endWhite(entry);
                    return true;
                });
    }
}
