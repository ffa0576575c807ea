package org.xinyi.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// Paying a bill in monthly parts. The debtor sees what every way costs before agreeing.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Instalments")
class InstalmentController {

    private static final int COUNT_MAX = 60;

    record InstalmentOffers(
            @NotNull ObligationId obligation, @NotNull List<InstalmentSchedule> offers) {}

    /// @param total what the debtor has been shown: when it has changed, nothing is agreed
    record NewInstalmentPlan(
            @NotNull PatientId debtor,
            @NotNull ObligationId obligation,
            @Min(2) @Max(COUNT_MAX) int count,
            @NotNull Money total) {}

    record AgreedPlan(long plan) {}

    /// @param open what is to be paid now, charge included
    record InstalmentPart(
            @NotNull ObligationId obligation,
            @NotNull InstalmentSchedule.Part planned,
            @NotNull Money open) {}

    record InstalmentPlanView(
            long plan,
            @NotNull ObligationId obligation,
            @NotNull Money principal,
            @NotNull BigDecimal annualRate,
            @NotNull Money total,
            @NotNull Money open,
            @NotNull Instant agreedAt,
            @NotNull List<InstalmentPart> parts) {}

    private final Requests requests;
    private final Debts debts;
    private final OfferingInstalments offering;
    private final AgreeingInstalments agreeing;
    private final InstalmentBook book;
    private final Obligations obligations;

    InstalmentController(
            Requests requests,
            Debts debts,
            OfferingInstalments offering,
            AgreeingInstalments agreeing,
            InstalmentBook book,
            Obligations obligations) {
        this.requests = requests;
        this.debts = debts;
        this.offering = offering;
        this.agreeing = agreeing;
        this.book = book;
        this.obligations = obligations;
    }

    @GetMapping("/patients/{debtor}/bills/{obligation}/instalment-offers")
    @Access({Role.PATIENT, Role.CASHIER, Role.FINANCE})
    @Operation(summary = "In how many parts a bill may be paid, and what each way costs")
    InstalmentOffers offers(@PathVariable long debtor, @PathVariable long obligation) {
        ObligationId bill = new ObligationId(obligation);
        return new InstalmentOffers(bill, offering.offers(new PatientId(debtor), bill).orThrow());
    }

    @PostMapping("/instalment-plans")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.CASHIER})
    @Operation(summary = "Agree to pay a bill in parts; at a window, with the debtor present")
    InstalmentPlanView agree(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewInstalmentPlan wanted) {
        debts.requireOwn(wanted.debtor());
        AgreedPlan agreed =
                requests.once(
                        new Requests.Request<>(
                                Acting.current().client(),
                                RepaymentOperation.AGREE_INSTALMENTS,
                                key,
                                wanted),
                        AgreedPlan.class,
                        _ ->
                                new AgreedPlan(
                                        agreeing.agree(
                                                        new AgreeingInstalments.Agreement(
                                                                wanted.debtor(),
                                                                wanted.obligation(),
                                                                wanted.count(),
                                                                wanted.total()))
                                                .orThrow()));
        return plans(wanted.debtor()).stream()
                .filter(plan -> plan.plan() == agreed.plan())
                .findFirst()
                .orElseThrow();
    }

    @GetMapping("/patients/{debtor}/instalment-plans")
    @Access({Role.PATIENT, Role.CASHIER, Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What a person has agreed to pay in parts")
    List<InstalmentPlanView> plans(@PathVariable long debtor) {
        debts.requireOwn(new PatientId(debtor));
        return plans(new PatientId(debtor));
    }

    private List<InstalmentPlanView> plans(PatientId debtor) {
        List<InstalmentPlan> plans =
                book.of(debtor).stream().filter(plan -> debts.sees(plan.obligation())).toList();
        Map<ObligationId, Obligations.Open> open =
                obligations.open(
                        plans.stream()
                                .flatMap(plan -> plan.parts().stream())
                                .map(InstalmentPlan.Part::obligation)
                                .toList());
        return plans.stream().map(plan -> view(plan, open)).toList();
    }

    private static InstalmentPlanView view(
            InstalmentPlan plan, Map<ObligationId, Obligations.Open> open) {
        List<InstalmentPart> parts =
                plan.parts().stream()
                        .map(
                                part ->
                                        new InstalmentPart(
                                                part.obligation(),
                                                part.planned(),
                                                open(open.get(part.obligation()))))
                        .toList();
        return new InstalmentPlanView(
                plan.id(),
                plan.obligation(),
                plan.principal(),
                plan.annualRate(),
                plan.total(),
                Money.sum(parts, InstalmentPart::open),
                plan.agreedAt(),
                parts);
    }

    private static Money open(Obligations.@Nullable Open open) {
        return open == null ? Money.ZERO : open.amount();
    }
}
