package org.xinyi.delinquency;

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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// Disputes about bills.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Disputes")
class DisputeController {

    private static final int TEXT_MAX = 2_000;
    private static final int ORDERS_MAX = 200;
    private static final int LIMIT_MAX = 200;

    /// @param orders what is disputed; the whole bill when absent
    record NewDispute(
            @Nullable @Size(max = ORDERS_MAX) List<@NotNull OrderId> orders,
            @NotBlank @Size(max = TEXT_MAX) String text) {}

    /// @param amount what is frozen; the rest is followed up
    /// @param orders only for the patient and the hospital, as is `text`
    record DisputeView(
            long dispute,
            @NotNull ObligationId obligation,
            @NotNull Money amount,
            @NotNull Instant openedAt,
            @NotNull Instant decideBy,
            @Nullable Instant resolvedAt,
            @Nullable String outcome,
            @Nullable List<OrderId> orders,
            @Nullable String text,
            @Nullable String answer) {}

    record DisputePage(@NotNull List<DisputeView> disputes, @Nullable String next) {}

    record NewResolution(
            @NotNull DisputeOutcome outcome, @NotBlank @Size(max = TEXT_MAX) String answer) {}

    private final Visibility visibility;
    private final Disputes disputes;
    private final Requests writes;

    DisputeController(Visibility visibility, Disputes disputes, Requests writes) {
        this.visibility = visibility;
        this.disputes = disputes;
        this.writes = writes;
    }

    @PostMapping("/obligations/{obligation}/disputes")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.CALL_DESK, Role.FINANCE})
    @Operation(summary = "Dispute a bill or some of its orders; the disputed part is frozen")
    DisputeView open(
            @PathVariable long obligation,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewDispute wanted) {
        List<OrderId> orders = wanted.orders() == null ? List.of() : wanted.orders();
        return writes.once(
                DelinquencyOperation.DISPUTE,
                key,
                List.of(obligation, wanted),
                DisputeView.class,
                () -> view(disputes.open(visibility.visible(obligation), orders, wanted.text())));
    }

    @GetMapping("/obligations/{obligation}/disputes")
    @Access({Role.PATIENT, Role.CALL_DESK, Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The disputes about a bill")
    List<DisputeView> of(@PathVariable long obligation) {
        Obligation visible = visibility.visible(obligation);
        return disputes.of(visible).stream().map(DisputeController::view).toList();
    }

    @GetMapping("/follow-up/disputes")
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Disputes that wait for an answer, most urgent first")
    DisputePage waiting(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<Disputes.Dispute> found =
                disputes.waiting(Acting.current().scope(), Place.parse(cursor), most);
        return new DisputePage(
                found.stream().map(DisputeController::view).toList(),
                found.size() < most
                        ? null
                        : Place.of(found.getLast().decideBy(), found.getLast().id()).toString());
    }

    @PostMapping("/disputes/{dispute}/resolution")
    @Access({Role.FINANCE, Role.OPERATOR})
    @Operation(summary = "Answer a dispute; upheld, the refund follows")
    DisputeView resolve(
            @PathVariable long dispute,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewResolution wanted) {
        return writes.once(
                DelinquencyOperation.RESOLVE_DISPUTE,
                key,
                List.of(dispute, wanted),
                DisputeView.class,
                () -> {
                    Disputes.Dispute found =
                            disputes.find(dispute)
                                    .filter(one -> Acting.current().sees(one.institution()))
                                    .orElseThrow(
                                            () ->
                                                    new RefusedException(
                                                            new DelinquencyRefusal.DisputeUnknown(
                                                                    dispute)));
                    return view(disputes.resolve(found, wanted.outcome(), wanted.answer()));
                });
    }

    /// A relative who pays sees that and how much is disputed, not what.
    private static DisputeView view(Disputes.Dispute one) {
        boolean relative =
                Acting.current().is(Role.PATIENT) && !Acting.current().isPatient(one.patient());
        return new DisputeView(
                one.id(),
                one.obligation(),
                one.amount(),
                one.openedAt(),
                one.decideBy(),
                one.resolvedAt(),
                one.outcome(),
                relative ? null : one.orders(),
                relative ? null : one.text(),
                relative ? null : one.answer());
    }
}
