package org.xinyi.settlement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.access.Proposals;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Results.Result;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.GroupedWrites;
import org.xinyi.visit.Caller;
import org.xinyi.visit.SettlementDue;

/// Settlements and refunds.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Settlements")
class SettlementController {

    private static final int ITEMS_MAX = 200;

    /// What makes somebody settle while waiting.
    enum Trigger {
        DOCTOR,
        PATIENT,
        CASHIER
    }

    record NewSettlement(@NotNull VisitId visit, @NotNull Trigger trigger) {}

    record NewSettlements(
            @NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewSettlement> settlements) {}

    record NewRefund(@NotNull OrderId order, @NotBlank @Size(max = 200) String reason) {}

    record NewRefunds(@NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull NewRefund> refunds) {}

    private final GroupedWrites<SettlingNow.Wanted, SettlementId> settlements;
    private final GroupedWrites<RequestingRefunds.Wanted, SettlementId> refunds;
    private final SettlingNow settling;
    private final Refunding refunding;
    private final SettlementViews views;

    SettlementController(
            GroupedWrites<SettlingNow.Wanted, SettlementId> settlements,
            GroupedWrites<RequestingRefunds.Wanted, SettlementId> refunds,
            SettlingNow settling,
            Refunding refunding,
            SettlementViews views) {
        this.settlements = settlements;
        this.refunds = refunds;
        this.settling = settling;
        this.refunding = refunding;
        this.views = views;
    }

    @PostMapping("/settlements")
    @Access({Role.DOCTOR, Role.CASHIER, Role.NURSE, Role.PHARMACIST, Role.PATIENT})
    @Operation(summary = "Settle visits now; what insurer or lender leave open goes on by itself")
    Results<SettlementViews.View> settle(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewSettlements wanted) {
        Caller by =
                views.callerFor(wanted.settlements().stream().map(NewSettlement::visit).toList());
        Results<SettlementId> prepared =
                settlements.submit(
                        by.client(),
                        key,
                        wanted.settlements().stream()
                                .map(
                                        one ->
                                                new SettlingNow.Wanted(
                                                        one.visit(),
                                                        SettlementDue.Trigger.valueOf(
                                                                one.trigger().name()),
                                                        by))
                                .toList());
        settling.carryOut(done(prepared));
        return viewed(prepared, views.of(done(prepared)));
    }

    @GetMapping("/settlements/{settlement}")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "One settlement")
    SettlementViews.View settlement(@PathVariable long settlement) {
        return views.of(List.of(new SettlementId(settlement))).values().stream()
                .filter(view -> views.isOpenTo(view, Acting.current()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new SettlementRefusal.SettlementUnknown(settlement)));
    }

    @GetMapping("/visits/{visit}/settlements")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "The settlements of a visit, replaced ones included")
    List<SettlementViews.View> ofVisit(@PathVariable long visit) {
        return views.ofVisit(new VisitId(visit)).stream()
                .filter(view -> views.isOpenTo(view, Acting.current()))
                .toList();
    }

    @PostMapping("/refunds")
    @Access({Role.CASHIER, Role.FINANCE, Role.PHARMACIST, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Take back settled items; the insurer reverses and settles the rest again")
    Results<SettlementViews.View> refund(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewRefunds wanted) {
        Proposals.requireSystem("refund-proposals");
        Caller by = Caller.current();
        Results<SettlementId> requested =
                refunds.submit(
                        by.client(),
                        key,
                        wanted.refunds().stream()
                                .map(
                                        one ->
                                                new RequestingRefunds.Wanted(
                                                        one.order(), false, one.reason(), by))
                                .toList());
        refunding.carryOutNow(done(requested).stream().distinct().toList());
        return viewed(requested, views.ofRefunds(done(requested)));
    }

    private static List<SettlementId> done(Results<SettlementId> results) {
        return results.results().stream().map(Result::done).filter(Objects::nonNull).toList();
    }

    private static Results<SettlementViews.View> viewed(
            Results<SettlementId> results, Map<SettlementId, SettlementViews.View> views) {
        return new Results<>(
                results.results().stream()
                        .map(result -> new Result<>(view(result, views), result.problem()))
                        .toList());
    }

    private static SettlementViews.@Nullable View view(
            Result<SettlementId> result, Map<SettlementId, SettlementViews.View> views) {
        @Nullable SettlementId done = result.done();
        return done == null ? null : Objects.requireNonNull(views.get(done));
    }
}
