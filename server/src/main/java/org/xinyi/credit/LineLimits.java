package org.xinyi.credit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.RefusedException;
import org.xinyi.ledger.Actions;
import org.xinyi.ledger.Balance;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.LineHistory;

/// Limits as they are set anew, and lines as they once stood.
@Component
class LineLimits {

    private final IdSource ids;
    private final BusinessClock clock;
    private final LineBook book;
    private final Balances balances;
    private final LineHistory history;
    private final Actions actions;

    LineLimits(
            IdSource ids,
            BusinessClock clock,
            LineBook book,
            Balances balances,
            LineHistory history,
            Actions actions) {
        this.ids = ids;
        this.clock = clock;
        this.book = book;
        this.balances = balances;
        this.history = history;
        this.actions = actions;
    }

    /// Sets a limit, in the caller's transaction; the action log says who did.
    Line set(LineId id, @Nullable Money limit) {
        Line line = limited(id);
        balances.lock(List.of(id));
        balances.limit(id, limit);
        actions.append(
                List.of(
                        new Actions.Action(
                                ids.next(),
                                clock.now(),
                                "line.limit-set",
                                id.value(),
                                Acting.current().client().value(),
                                "{\"limit\":"
                                        + (limit == null ? null : "\"" + limit + "\"")
                                        + "}")));
        return line;
    }

    /// A line that has a limit at all: trust has none.
    ///
    /// @throws RefusedException with [CreditRefusal.LineUnknown]
    Line limited(LineId id) {
        return find(id).filter(one -> one.kind() != Line.Kind.TRUST).orElseThrow(unknown(id));
    }

    Balance at(LineId id, Instant moment) {
        Acting acting = Acting.current();
        boolean open =
                find(id).filter(
                                line ->
                                        acting.patient() == null
                                                || acting.isPatient(line.debtor())
                                                || acting.isPatient(line.patient()))
                        .isPresent();
        if (!open) {
            throw unknown(id).get();
        }
        return history.at(id, moment).orElseThrow(unknown(id));
    }

    private Optional<Line> find(LineId id) {
        return Optional.ofNullable(book.find(List.of(id)).get(id));
    }

    private static Supplier<RefusedException> unknown(LineId id) {
        return () -> new RefusedException(new CreditRefusal.LineUnknown(id.value()));
    }
}
