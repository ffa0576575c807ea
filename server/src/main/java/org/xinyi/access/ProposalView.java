package org.xinyi.access;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.StaffId;

/// A proposal as it goes over the wire.
///
/// @param content in the kind's own form, as JSON
public record ProposalView(
        long proposal,
        Proposals.@NotNull Kind kind,
        long subject,
        @Nullable InstitutionId institution,
        @NotNull String content,
        @NotNull Instant proposedAt,
        @NotNull StaffId proposedBy,
        @Nullable Instant decidedAt,
        @Nullable StaffId decidedBy,
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
                one.decidedAt(),
                one.decidedBy(),
                one.approved(),
                one.reason());
    }
}
