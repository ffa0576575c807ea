package org.xinyi.settlement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.access.ProposalView;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// Refunds at a desk.
@RestController
@RequestMapping("/api/v1/{city}/refund-proposals")
@Tag(name = "Settlements")
class RefundProposalController {

    private static final int ITEMS_MAX = 200;

    record NewRefundProposal(
            @NotEmpty @Size(max = ITEMS_MAX) List<@NotNull OrderId> orders,
            @NotBlank @Size(max = 200) String reason) {}

    private final RefundProposals proposals;
    private final Requests requests;

    RefundProposalController(RefundProposals proposals, Requests requests) {
        this.proposals = proposals;
        this.requests = requests;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.CASHIER, Role.FINANCE, Role.PHARMACIST, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Propose to take back settled items; a second person approves it")
    ProposalView propose(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewRefundProposal wanted) {
        return requests.once(
                SettlementOperation.PROPOSE_REFUND,
                key,
                wanted,
                ProposalView.class,
                () -> ProposalView.of(proposals.propose(wanted.orders(), wanted.reason())));
    }
}
