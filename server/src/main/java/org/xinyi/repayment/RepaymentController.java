package org.xinyi.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.VisitId;
import org.xinyi.payment.Channel;

/// What is owed, and paying it.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Repayments")
class RepaymentController {

    private static final int ITEMS_MAX = 500;

    /// One line of the merged bill. Holds no item: a relative who pays sees it too.
    ///
    /// @param patient whose care it was; not the debtor's where somebody repays for a relative
    /// @param amount as it arose, without charges
    /// @param open what is to be paid, the charge included
    /// @param charge of an instalment, open
    /// @param instalmentOf the bill that was divided; absent for all others
    record Bill(
            @NotNull ObligationId obligation,
            @NotNull VisitId visit,
            @NotNull PatientId patient,
            @NotNull InstitutionId institution,
            @NotNull Money amount,
            @NotNull Money open,
            @NotNull Money charge,
            @Nullable ObligationId instalmentOf,
            @NotNull Instant billedAt,
            @NotNull Instant dueAt) {}

    record Bills(@NotNull PatientId debtor, @NotNull Money total, @NotNull List<Bill> bills) {}

    /// @param amount all that is open when absent
    /// @param obligations what it is meant for; all when absent
    record Wanted(
            @NotNull PatientId debtor,
            @Nullable Money amount,
            @Nullable @Size(max = 100) Set<@NotNull ObligationId> obligations) {}

    record Part(@NotNull ObligationId obligation, @NotNull Money amount) {}

    /// @param excess what nobody is owed; it would go back
    record PlannedPayment(
            @NotNull PartyId payee,
            @NotNull Money amount,
            @NotNull List<Part> parts,
            @NotNull Money excess) {}

    record Preview(@NotNull List<PlannedPayment> payments) {}

    /// @param amount all that is open when absent
    /// @param obligations what it is meant for; all when absent
    record NewRepayment(
            @NotNull PatientId debtor,
            @NotNull Channel channel,
            @Nullable Money amount,
            @Nullable @Size(max = 100) Set<@NotNull ObligationId> obligations) {}

    record OpenedPayment(
            @NotNull PaymentId payment,
            @NotNull PartyId payee,
            @NotNull Money amount,
            @NotNull String codeUrl) {}

    record Opened(@NotNull List<OpenedPayment> payments) {}

    record Taken(
            @NotNull PatientId debtor,
            @NotNull Channel channel,
            @NotNull Money amount,
            @Nullable Set<@NotNull ObligationId> obligations) {}

    record NewTaken(@NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull Taken> repayments) {}

    private final Debts debts;
    private final OpeningRepayments opening;
    private final TakingRepayments taking;

    RepaymentController(Debts debts, OpeningRepayments opening, TakingRepayments taking) {
        this.debts = debts;
        this.opening = opening;
        this.taking = taking;
    }

    @GetMapping("/patients/{patient}/bills")
    @Access({
        Role.PATIENT,
        Role.CASHIER,
        Role.FINANCE,
        Role.CALL_DESK,
        Role.RECEPTION,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "What a person owes, first due first, across hospitals")
    Bills bills(@PathVariable long patient) {
        List<Open> open = debts.open(new PatientId(patient), Set.of());
        return new Bills(
                new PatientId(patient),
                RepaymentPlan.total(open),
                open.stream().map(RepaymentController::bill).toList());
    }

    @PostMapping("/repayments/preview")
    @Access({Role.PATIENT, Role.CASHIER, Role.FINANCE})
    @Operation(summary = "Where a payment would go, by the code that posts it")
    Preview preview(@Valid @RequestBody Wanted wanted) {
        List<PlannedPayment> planned = new ArrayList<>();
        plan(wanted)
                .payments()
                .forEach(
                        (payee, allocation) ->
                                planned.add(
                                        new PlannedPayment(
                                                payee,
                                                allocation.total(),
                                                parts(allocation),
                                                allocation.excess())));
        return new Preview(planned);
    }

    @PostMapping("/repayments")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.CASHIER})
    @Operation(summary = "Open payments on an online channel, one for each owner")
    Opened open(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewRepayment wanted) {
        if (!wanted.channel().online()) {
            throw new RefusedException(
                    new RepaymentRefusal.ChannelNotOnline(wanted.channel().name()));
        }
        return opening.open(
                key,
                wanted,
                () -> plan(new Wanted(wanted.debtor(), wanted.amount(), wanted.obligations())));
    }

    @PostMapping("/shifts/{shift}/repayments")
    @Access({Role.CASHIER})
    @Operation(summary = "Take repayments at a window or kiosk")
    Results<PaymentId> take(
            @PathVariable long shift,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewTaken wanted) {
        return taking.take(new ShiftId(shift), key, wanted.repayments());
    }

    private RepaymentPlan plan(Wanted wanted) {
        Set<ObligationId> only =
                wanted.obligations() == null ? Set.of() : new HashSet<>(wanted.obligations());
        List<Open> open = debts.open(wanted.debtor(), only);
        if (open.isEmpty()) {
            throw new RefusedException(new RepaymentRefusal.NothingOwed(wanted.debtor().value()));
        }
        Money amount = wanted.amount() == null ? RepaymentPlan.total(open) : wanted.amount();
        if (!amount.isPositive()) {
            throw new RefusedException(new RepaymentRefusal.AmountNotPositive());
        }
        return RepaymentPlan.of(amount, open);
    }

    private static List<Part> parts(Allocation allocation) {
        return allocation.parts().stream()
                .map(part -> new Part(part.to().obligation().id(), part.amount()))
                .toList();
    }

    private static Bill bill(Open open) {
        return new Bill(
                open.obligation().id(),
                open.obligation().visit(),
                open.obligation().patient(),
                open.obligation().institution(),
                open.obligation().amount(),
                open.amount(),
                open.charge(),
                open.obligation().instalmentOf(),
                open.obligation().createdAt(),
                open.obligation().dueAt());
    }
}
