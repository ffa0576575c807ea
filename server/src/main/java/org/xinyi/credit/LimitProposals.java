package org.xinyi.credit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.access.Proposals;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;

/// Limits that people set by hand, two of the city's own.
@Component
class LimitProposals implements Proposals.Carrier {

    /// @param limit null: none
    record Content(long line, @Nullable Money limit, String reason) {}

    private final Proposals proposals;
    private final LineLimits limits;

    LimitProposals(Proposals proposals, LineLimits limits) {
        this.proposals = proposals;
        this.limits = limits;
    }

    Proposals.Proposal propose(LineId line, @Nullable Money limit, String reason) {
        Line found = limits.limited(line);
        return proposals.propose(
                kind(), line.value(), null, new Content(found.id().value(), limit, reason));
    }

    @Override
    public Proposals.Kind kind() {
        return Proposals.Kind.LIMIT;
    }

    @Override
    public void carryOut(Proposals.Proposal proposal) {
        Content content = proposals.content(proposal, Content.class);
        limits.set(new LineId(content.line), content.limit);
    }
}
