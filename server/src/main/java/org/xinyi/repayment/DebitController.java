package org.xinyi.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;

/// What will be debited under mandates, and what became of it.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Mandates")
class DebitController {

    record TriedDebit(
            @NotNull LocalDate day, @NotNull Money amount, PlannedDebits.@NotNull Ending ending) {}

    /// @param amount as it stands today
    /// @param days on which it will be tried unless it is paid before; empty when all have
    /// passed
    /// @param held while it is paused, disputed or at the insurer nothing is debited
    record PlannedDebit(
            long mandate,
            @NotNull PartyId payee,
            @NotNull ObligationId obligation,
            @NotNull InstitutionId institution,
            @NotNull Instant dueAt,
            @NotNull Money amount,
            @NotNull List<LocalDate> days,
            boolean held,
            @Nullable TriedDebit last) {}

    private final Debts debts;
    private final PlannedDebits debits;

    DebitController(Debts debts, PlannedDebits debits) {
        this.debts = debts;
        this.debits = debits;
    }

    @GetMapping("/patients/{patient}/debits")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What a person's mandates will debit and when, first due first")
    List<PlannedDebit> of(@PathVariable long patient) {
        debts.requireOwn(new PatientId(patient));
        return debits.of(new PatientId(patient)).stream().map(DebitController::view).toList();
    }

    private static PlannedDebit view(PlannedDebits.Planned one) {
        PlannedDebits.@Nullable Tried last = one.last();
        return new PlannedDebit(
                one.mandate().id(),
                one.payee(),
                one.bill().obligation().id(),
                one.bill().obligation().institution(),
                one.bill().obligation().dueAt(),
                one.amount(),
                one.days(),
                one.held(),
                last == null ? null : new TriedDebit(last.day(), last.amount(), last.ending()));
    }
}
