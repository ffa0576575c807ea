package org.xinyi.access;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.StaffId;

/// A proposal as it goes over the wire.
///
/// @param content in the kind's own form, as JSON
/// @param proposer the name of who proposed
/// @param decider the name of who decided; absent until decided
public record ProposalView(
        long proposal,
        Proposals.@NotNull Kind kind,
        long subject,
        @Nullable InstitutionId institution,
        @NotNull String content,
        @NotNull Instant proposedAt,
        @NotNull StaffId proposedBy,
        @NotNull String proposer,
        @Nullable Instant decidedAt,
        @Nullable StaffId decidedBy,
        @Nullable String decider,
        @Nullable Boolean approved,
        @Nullable String reason) {

    public static ProposalView of(Proposals.Proposal one) {
        return new ProposalView(
                one.id(),
                one.kind(),
                one.subject(),
                one.institution(),
                one.content(),
                one.proposedAt(),
                one.proposedBy(),
                one.proposer(),
                one.decidedAt(),
                one.decidedBy(),
                one.decider(),
                one.approved(),
                one.reason());
    }
}
