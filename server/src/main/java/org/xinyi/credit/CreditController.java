package org.xinyi.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.Pack;
import tools.jackson.databind.json.JsonMapper;

/// Credit lines, applications and family shares.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Credit")
class CreditController {

    /// @param lender code of the chosen lender; absent where the scheme names one or none
    record NewApplication(@NotNull CommitmentId commitment, @Nullable String lender) {}

    /// @param card whether a card was applied for, beside the line
    /// @param reasons why it was refused
    /// @param changes the smallest changes of facts that would have reversed it
    record ApplicationView(
            long id,
            @NotNull String scheme,
            @NotNull String state,
            @Nullable String lender,
            @NotNull Boolean card,
            @NotNull List<Pack.Text> reasons,
            @NotNull List<Decision.Change> changes,
            @Nullable LineId line) {

        static ApplicationView of(Applications.Application one, KeptDecision decision) {
            return new ApplicationView(
                    one.id(),
                    one.pack().toString(),
                    one.state().name(),
                    one.lender(),
                    one.card(),
                    decision.reasons(),
                    decision.changes(),
                    one.line());
        }
    }

    /// @param tie the confirmed family tie of which the holder is the payer
    /// @param limit of the share; the scheme's default when absent
    record NewShare(long tie, @Nullable Money limit) {}

    /// @param tie the confirmed family tie in which the caller, a child, pays for the parent
    record NewAssumption(long tie) {}

    /// A parent's line, of which a child is told no more than what there is to take on.
    ///
    /// @param tie with which it is taken on
    record AssumableLine(@NotNull LineId line, long tie, @NotNull String scheme) {}

    private final CreditLines lines;
    private final LineViews views;
    private final Applications applications;
    private final Applying applying;
    private final Sharing sharing;
    private final AssumingDebts assuming;
    private final Requests requests;
    private final JsonMapper json;

    CreditController(
            CreditLines lines,
            LineViews views,
            Applications applications,
            Applying applying,
            Sharing sharing,
            AssumingDebts assuming,
            Requests requests,
            JsonMapper json) {
        this.lines = lines;
        this.views = views;
        this.applications = applications;
        this.applying = applying;
        this.sharing = sharing;
        this.assuming = assuming;
        this.requests = requests;
        this.json = json;
    }

    @GetMapping("/patients/{patient}/credit-lines")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.RECEPTION,
        Role.CASHIER,
        Role.FINANCE,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "The lines a person uses or owes on, with their meters")
    List<LineViews.View> lines(@PathVariable long patient) {
        PatientId person = open(new PatientId(patient));
        return views.of(lines.of(person));
    }

    @GetMapping("/patients/{patient}/line-applications")
    @Access({Role.PATIENT, Role.RECEPTION, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Applications for lines and what was decided")
    List<ApplicationView> applications(@PathVariable long patient) {
        return applications.of(open(new PatientId(patient))).stream()
                .map(one -> ApplicationView.of(one, KeptDecision.read(one.decision(), json)))
                .toList();
    }

    @PostMapping("/line-applications")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.RECEPTION})
    @Operation(summary = "Apply for a line under a commitment, with a lender of one's choice")
    ApplicationView apply(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewApplication wanted) {
        return requests.once(
                new Requests.Request<>(
                        Acting.current().client(), CreditOperation.APPLY, key, wanted),
                ApplicationView.class,
                applying::apply);
    }

    @PostMapping("/credit-lines/{line}/shares")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.RECEPTION})
    @Operation(summary = "Share a line with a relative")
    LineViews.View share(
            @PathVariable long line,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewShare wanted) {
        Sharing.Wanted share = new Sharing.Wanted(new LineId(line), wanted.tie(), wanted.limit());
        sharing.askInsurer(share);
        return requests.once(
                new Requests.Request<>(
                        Acting.current().client(), CreditOperation.SHARE, key, share),
                LineViews.View.class,
                one -> views.of(List.of(sharing.share(one))).getFirst());
    }

    @GetMapping("/patients/{patient}/assumable-lines")
    @Access(Role.PATIENT)
    @Operation(summary = "The lines of parents whose debts a person may take on")
    List<AssumableLine> assumable(@PathVariable long patient) {
        return assuming.offers(open(new PatientId(patient))).stream()
                .map(one -> new AssumableLine(one.line(), one.tie(), one.pack().toString()))
                .toList();
    }

    @PostMapping("/credit-lines/{line}/assumption")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(summary = "As an adult child, repay what is drawn on a parent's line from now on")
    LineViews.View assume(
            @PathVariable long line,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewAssumption wanted) {
        AssumingDebts.Wanted assumption = new AssumingDebts.Wanted(new LineId(line), wanted.tie());
        return requests.once(
                new Requests.Request<>(
                        Acting.current().client(), CreditOperation.ASSUME, key, assumption),
                LineViews.View.class,
                one -> views.of(List.of(assuming.assume(one))).getFirst());
    }

    @DeleteMapping("/credit-lines/{line}/assumption")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Role.PATIENT)
    @Operation(summary = "Repay what is drawn from now on no more; what is owed stays owed")
    void giveUp(@PathVariable long line) {
        assuming.giveUp(new LineId(line));
    }

    @DeleteMapping("/credit-lines/{line}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access({Role.PATIENT, Role.RECEPTION})
    @Operation(summary = "Close a line or end a share: no new holds; what is owed stays owed")
    void close(@PathVariable long line) {
        sharing.close(new LineId(line));
    }

    private static PatientId open(PatientId patient) {
        Acting acting = Acting.current();
        if (acting.patient() != null && !acting.isPatient(patient)) {
            throw new RefusedException(new CreditRefusal.PersonUnknown(patient.value()));
        }
        return patient;
    }
}
