package org.xinyi.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// What waits for a second person, and what that person says.
@RestController
@RequestMapping("/api/v1/{city}/proposals")
@Tag(name = "Proposals")
class ProposalController {

    private static final int LIMIT_MAX = 200;
    private static final int TEXT_MAX = 500;

    record Verdict(@Nullable @Size(max = TEXT_MAX) String reason) {}

    record ProposalPage(@NotNull List<ProposalView> proposals, @Nullable Long next) {}

    private final Proposals proposals;
    private final Requests requests;

    ProposalController(Proposals proposals, Requests requests) {
        this.proposals = proposals;
        this.requests = requests;
    }

    @GetMapping
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What waits for a second person, oldest first")
    ProposalPage open(
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<Proposals.Proposal> found = proposals.open(Acting.current().scope(), cursor, most);
        return new ProposalPage(
                found.stream().map(ProposalView::of).toList(),
                found.size() < most ? null : found.getLast().id());
    }

    @PostMapping("/{proposal}/approval")
    @Access({Role.FINANCE, Role.OPERATOR})
    @Operation(summary = "Approve as a second person; it is carried out at once")
    ProposalView approve(
            @PathVariable long proposal,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody Verdict verdict) {
        return decide(proposal, key, true, verdict);
    }

    @PostMapping("/{proposal}/rejection")
    @Access({Role.FINANCE, Role.OPERATOR})
    @Operation(summary = "Reject as a second person")
    ProposalView reject(
            @PathVariable long proposal,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody Verdict verdict) {
        return decide(proposal, key, false, verdict);
    }

    private ProposalView decide(long proposal, String key, boolean approve, Verdict verdict) {
        return requests.once(
                AccessOperation.DECIDE_PROPOSAL,
                key,
                List.of(proposal, approve, verdict),
                ProposalView.class,
                () -> ProposalView.of(proposals.decide(proposal, approve, verdict.reason())));
    }
}
