package org.xinyi.clearing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
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
import org.xinyi.access.ProposalView;
import org.xinyi.access.Proposals;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.ledger.Source;
import org.xinyi.people.PeopleRefusal;

/// What an insurer kept back after its audit.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Insurer deductions")
class DeductionController {

    private static final int LIST_MAX = 500;
    private static final int TEXT_MAX = 500;

    /// @param amount kept back of what was claimed
    /// @param period first day of the month whose business was paid
    /// @param acceptedAt when it became the hospital's loss; absent while the insurer owes it
    record DeductionView(
            long deduction,
            @NotNull InstitutionId institution,
            @NotNull Source fund,
            @NotNull String payment,
            @NotNull LocalDate period,
            @NotNull Money amount,
            @Nullable Instant acceptedAt) {}

    record NewAcceptance(@NotBlank @Size(max = TEXT_MAX) String reason) {}

    private final DeductionBook book;
    private final DeductionProposals proposals;
    private final Requests requests;

    DeductionController(DeductionBook book, DeductionProposals proposals, Requests requests) {
        this.book = book;
        this.proposals = proposals;
        this.requests = requests;
    }

    @GetMapping("/institutions/{institution}/insurer-deductions")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What the insurer kept back of its payments, the last first, at most 500")
    List<DeductionView> deductions(@PathVariable long institution) {
        InstitutionId asked = new InstitutionId(institution);
        if (!Acting.current().sees(asked)) {
            throw new RefusedException(new PeopleRefusal.InstitutionUnknown(institution));
        }
        return book.of(asked, LIST_MAX).stream().map(DeductionController::view).toList();
    }

    @PostMapping("/insurer-deductions/{deduction}/acceptance")
    @Access(Role.FINANCE)
    @Operation(
            summary = "Accept that a deduction is final: the hospital's loss, never the patient's",
            description = "Again changes nothing.")
    DeductionView accept(@PathVariable long deduction) {
        Proposals.requireSystem("insurer-deductions/" + deduction + "/acceptance-proposals");
        book.accept(own(deduction));
        return view(own(deduction));
    }

    @PostMapping("/insurer-deductions/{deduction}/acceptance-proposals")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.FINANCE)
    @Operation(summary = "Propose to accept a deduction; a second person approves it")
    ProposalView propose(
            @PathVariable long deduction,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewAcceptance wanted) {
        return requests.once(
                ClearingOperation.PROPOSE_ACCEPTANCE,
                key,
                deduction + " " + wanted,
                ProposalView.class,
                () -> ProposalView.of(proposals.propose(own(deduction), wanted.reason())));
    }

    private DeductionBook.Deduction own(long deduction) {
        return book.find(deduction)
                .filter(one -> Acting.current().sees(one.institution()))
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new ClearingRefusal.DeductionUnknown(deduction)));
    }

    private static DeductionView view(DeductionBook.Deduction one) {
        return new DeductionView(
                one.arrival(),
                one.institution(),
                one.source(),
                one.number(),
                one.period(),
                one.amount(),
                one.acceptedAt());
    }
}
