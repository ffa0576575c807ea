package org.xinyi.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;

/// The lines' counters. Rows are locked in the order of their ids, parents with their children, and
/// moved by one aggregated update.
public interface Balances {

    /// A line to open with all counters at zero.
    record NewBalance(LineId line, @Nullable LineId parent, @Nullable Money limit) {}

    void open(List<NewBalance> lines);

    /// The counters now, without a lock. Unknown lines are absent.
    Map<LineId, Balance> find(Collection<LineId> lines);

    /// The counters, locked until the caller's transaction ends; parents are locked too and
    /// are part of the answer.
    Map<LineId, Balance> lock(Collection<LineId> lines);

    /// Adds the movements to the lines and to their parents. No guard: the caller has decided under
    /// [#lock].
    void move(List<Movement> movements);

    /// Sets a new limit, which may be below what is held or used: old holds are honoured, new ones
    /// refused.
    void limit(LineId line, @Nullable Money limit);
}
