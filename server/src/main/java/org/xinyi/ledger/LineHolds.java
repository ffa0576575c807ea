package org.xinyi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

@Component
class LineHolds implements Holds {

    private static final String INSERT =
            """
            INSERT INTO hold (id, line, visit, amount, opened_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
            """;

    private static final String SELECT_OPEN_OF_ORDERS =
            """
            SELECT id, line, visit, amount
            FROM hold
            WHERE id = ANY(?::bigint[])
                AND closed_at IS NULL
            """;

    private static final String CLOSE =
            """
            UPDATE hold
            SET closed_at = ?::timestamptz,
                outcome = ?
            WHERE id = ANY(?::bigint[])
                AND closed_at IS NULL
            RETURNING id, line, visit, amount
            """;

    private static final String SELECT_OPEN =
            """
            SELECT id, line, visit, amount
            FROM hold
            WHERE visit = ANY(?::bigint[])
                AND closed_at IS NULL
            """;

    private final Sql sql;
    private final LineBalances balances;

    LineHolds(Sql sql, LineBalances balances) {
        this.sql = sql;
        this.balances = balances;
    }

    @Override
    public List<Result> open(List<NewHold> holds, Instant at) {
        if (holds.isEmpty()) {
            return List.of();
        }
        Map<LineId, Balance> rows = balances.lock(holds.stream().map(NewHold::line).toList());
        Decisions decisions = new Decisions(rows);
        holds.forEach(decisions::decide);
        sql.over(decisions.accepted)
                .ids(NewHold::order)
                .ids(NewHold::line)
                .ids(NewHold::visit)
                .money(NewHold::amount)
                .instants(_ -> at)
                .update(INSERT);
        balances.move(
                decisions.accepted.stream()
                        .map(hold -> Movement.holdOpened(hold.line(), hold.amount()))
                        .toList(),
                rows);
        return decisions.results;
    }

    @Override
    public List<Closed> close(Collection<OrderId> orders, End end, Instant at) {
        List<Closed> open =
                sql.over(List.copyOf(orders))
                        .ids(order -> order)
                        .query(SELECT_OPEN_OF_ORDERS, LineHolds::closed);
        Map<LineId, Balance> rows = balances.lock(open.stream().map(Closed::line).toList());
        List<Closed> closed =
                sql.over(open)
                        .with(at)
                        .with(end.code())
                        .ids(Closed::order)
                        .query(CLOSE, LineHolds::closed);
        balances.move(
                closed.stream()
                        .map(hold -> Movement.holdClosed(hold.line(), hold.amount()))
                        .toList(),
                rows);
        return closed;
    }

    @Override
    public List<Closed> openOf(Collection<VisitId> visits) {
        return sql.over(List.copyOf(visits))
                .ids(visit -> visit)
                .query(SELECT_OPEN, LineHolds::closed);
    }

    private static Closed closed(ResultSet row, int number) throws SQLException {
        return new Closed(
                new OrderId(row.getLong("id")),
                new LineId(row.getLong("line")),
                new VisitId(row.getLong("visit")),
                Money.ofFen(row.getLong("amount")));
    }

    /// Decides hold by hold against the locked rows and what the list has taken so far.
    private static final class Decisions {

        private final Map<LineId, Balance> rows;
        private final Map<LineId, Money> taken = new HashMap<>();
        private final List<NewHold> accepted = new ArrayList<>();
        private final List<Result> results = new ArrayList<>();

        private Decisions(Map<LineId, Balance> rows) {
            this.rows = rows;
        }

        private void decide(NewHold hold) {
            List<Balance> path = path(hold.line());
            for (Balance row : path) {
                Money soFar = taken.getOrDefault(row.line(), Money.ZERO);
                if (!row.carries(hold.amount().plus(soFar))) {
                    Money available = row.available();
                    Money left = available == null ? Money.ZERO : available.minus(soFar);
                    results.add(new Result.LimitExceeded(row.line(), left));
                    return;
                }
            }
            path.forEach(row -> taken.merge(row.line(), hold.amount(), Money::plus));
            accepted.add(hold);
            results.add(new Result.Opened());
        }

        private List<Balance> path(LineId line) {
            Balance own = rows.get(line);
            if (own == null) {
                throw new IllegalArgumentException("No balance is open for " + line);
            }
            LineId parentLine = own.parent();
            Balance parent = parentLine == null ? null : rows.get(parentLine);
            return parent == null ? List.of(own) : List.of(own, parent);
        }
    }
}
