package org.xinyi.insight;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.VisitId;

/// One of the rows that a figure adds up.
///
/// @param owner whose book: mostly the hospital
/// @param journals that move it, first first
record FigureRow(
        @NotNull Instant at,
        @NotNull PartyId owner,
        @Nullable VisitId visit,
        @Nullable ObligationId obligation,
        @NotNull Money amount,
        @NotNull List<JournalId> journals) {}
