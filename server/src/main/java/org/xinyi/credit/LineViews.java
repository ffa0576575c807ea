package org.xinyi.credit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.ledger.Balance;
import org.xinyi.ledger.Balances;

/// Lines as they are shown: the meter, and what stands in the way of using them.
@Component
class LineViews {

    /// @param limit absent: no limit
    /// @param available absent: no limit
    /// @param closedToHolds the refusal type while no new hold is taken; absent when it is open
    record View(
            @NotNull LineId id,
            Line.@NotNull Kind kind,
            @NotNull PatientId patient,
            @NotNull PatientId debtor,
            @Nullable String scheme,
            @Nullable PartyId lender,
            @Nullable Money limit,
            @NotNull Money held,
            @NotNull Money used,
            @Nullable Money available,
            @Nullable String closedToHolds,
            @Nullable Object closedFacts,
            @Nullable Instant closedAt) {}

    private final CreditLines lines;
    private final Balances balances;

    LineViews(CreditLines lines, Balances balances) {
        this.lines = lines;
        this.balances = balances;
    }

    List<View> of(List<Line> wanted) {
        List<LineId> ids = wanted.stream().map(Line::id).toList();
        Map<LineId, Balance> rows = balances.find(ids);
        Map<LineId, CreditRefusal> closed = lines.closedToHolds(ids);
        return wanted.stream()
                .filter(line -> rows.containsKey(line.id()))
                .map(line -> view(line, rows.get(line.id()), closed.get(line.id())))
                .toList();
    }

    private static View view(Line line, @Nullable Balance row, @Nullable CreditRefusal closed) {
        Balance balance = Objects.requireNonNull(row);
        return new View(
                line.id(),
                line.kind(),
                line.patient(),
                line.debtor(),
                line.pack() == null ? null : line.pack().toString(),
                line.lender(),
                balance.limit(),
                balance.held(),
                balance.used(),
                balance.available(),
                closed == null ? null : closed.type(),
                closed == null ? null : closed.facts(),
                line.closedAt());
    }
}
