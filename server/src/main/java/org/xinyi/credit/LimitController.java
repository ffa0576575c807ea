package org.xinyi.credit;

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
import org.xinyi.access.ProposalView;
import org.xinyi.access.Proposals;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.ledger.Balance;

/// Limits of lines, and lines as they once stood.
@RestController
@RequestMapping("/api/v1/{city}/credit-lines/{line}")
@Tag(name = "Credit limits")
class LimitController {

    private static final int TEXT_MAX = 500;

    /// @param limit null: none
    record NewLimit(@Nullable Money limit) {}

    /// @param limit null: none
    record NewLimitProposal(@Nullable Money limit, @NotBlank @Size(max = TEXT_MAX) String reason) {}

    /// @param limit absent: no limit
    record LineThen(
            @NotNull LineId id,
            @NotNull Instant at,
            @Nullable Money limit,
            @NotNull Money held,
            @NotNull Money used,
            @Nullable Money available) {}

    private final LineLimits limits;
    private final LimitProposals proposals;
    private final LineViews views;
    private final Requests requests;

    LimitController(
            LineLimits limits, LimitProposals proposals, LineViews views, Requests requests) {
        this.limits = limits;
        this.proposals = proposals;
        this.views = views;
        this.requests = requests;
    }

    @PostMapping("/limits")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.OPERATOR)
    @Operation(summary = "Set a new limit; below what is held, old holds stand and new ones do not")
    LineViews.View limit(
            @PathVariable long line,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewLimit wanted) {
        Proposals.requireSystem("credit-lines/" + line + "/limit-proposals");
        return requests.once(
                CreditOperation.SET_LIMIT,
                key,
                line + " " + wanted,
                LineViews.View.class,
                () -> views.of(List.of(limits.set(new LineId(line), wanted.limit()))).getFirst());
    }

    @PostMapping("/limit-proposals")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.OPERATOR)
    @Operation(summary = "Propose a new limit; a second person approves it")
    ProposalView propose(
            @PathVariable long line,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewLimitProposal wanted) {
        return requests.once(
                CreditOperation.PROPOSE_LIMIT,
                key,
                line + " " + wanted,
                ProposalView.class,
                () ->
                        ProposalView.of(
                                proposals.propose(
                                        new LineId(line), wanted.limit(), wanted.reason())));
    }

    @GetMapping("/at")
    @Access({Role.PATIENT, Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "A line as it stood at a moment of the past")
    LineThen at(@PathVariable long line, @RequestParam Instant moment) {
        Balance then = limits.at(new LineId(line), moment);
        return new LineThen(
                then.line(), moment, then.limit(), then.held(), then.used(), then.available());
    }
}
