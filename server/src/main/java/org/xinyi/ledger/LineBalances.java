package org.xinyi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

@Component
class LineBalances implements Balances {

    private static final String INSERT =
            """
            INSERT INTO balance (line, parent, limit_fen)
            SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[])
            """;

    private static final String INSERT_LIMITS =
            """
            INSERT INTO line_limit (id, line, limit_fen, at)
            SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
            """;

    private static final String SELECT =
            """
            SELECT line, parent, limit_fen, holds_opened, holds_closed, drawn, repaid
            FROM balance
            WHERE line = ANY(?::bigint[])
            """;

    /// Parents have smaller ids than the shares cut from them, and ids never change, so one sorted
    /// pass over both takes every lock in the same order everywhere.
    private static final String SELECT_FOR_UPDATE =
            """
            SELECT line, parent, limit_fen, holds_opened, holds_closed, drawn, repaid
            FROM balance
            WHERE line IN (
                SELECT unnest(ARRAY[b.line, b.parent])
                FROM balance b
                WHERE b.line = ANY(?::bigint[]))
            ORDER BY line
            FOR UPDATE
            """;

    private static final String MOVE =
            """
            UPDATE balance b
            SET holds_opened = b.holds_opened + m.holds_opened,
                holds_closed = b.holds_closed + m.holds_closed,
                drawn = b.drawn + m.drawn,
                repaid = b.repaid + m.repaid
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS m (line, holds_opened, holds_closed, drawn, repaid)
            WHERE b.line = m.line
            """;

    private static final String LIMIT =
            """
            UPDATE balance
            SET limit_fen = :limit
            WHERE line = :line
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;

    LineBalances(Sql sql, IdSource ids, BusinessClock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void open(List<NewBalance> lines) {
        sql.over(lines)
                .ids(NewBalance::line)
                .nullableIds(NewBalance::parent)
                .nullableMoney(NewBalance::limit)
                .update(INSERT);
        keepLimits(lines);
    }

    @Override
    public Map<LineId, Balance> find(Collection<LineId> lines) {
        return read(lines, SELECT);
    }

    @Override
    public Map<LineId, Balance> lock(Collection<LineId> lines) {
        return read(lines, SELECT_FOR_UPDATE);
    }

    @Override
    public void move(List<Movement> movements) {
        Map<LineId, Balance> rows = find(movements.stream().map(Movement::line).toList());
        move(movements, rows);
    }

    void move(List<Movement> movements, Map<LineId, Balance> rows) {
        Map<LineId, Movement> sums = new LinkedHashMap<>();
        for (Movement movement : movements) {
            sums.merge(movement.line(), movement, Movement::plus);
            Balance row = rows.get(movement.line());
            LineId parent = row == null ? null : row.parent();
            if (parent != null) {
                sums.merge(parent, movement.onto(parent), Movement::plus);
            }
        }
        List<Movement> inLockOrder =
                sums.values().stream()
                        .sorted(Comparator.comparingLong(one -> one.line().value()))
                        .toList();
        int moved =
                sql.over(inLockOrder)
                        .ids(Movement::line)
                        .money(Movement::holdsOpened)
                        .money(Movement::holdsClosed)
                        .money(Movement::drawn)
                        .money(Movement::repaid)
                        .update(MOVE);
        if (moved != sums.size()) {
            throw new IllegalStateException(
                    "Moved " + moved + " of " + sums.size() + " lines: " + sums.keySet());
        }
    }

    @Override
    public void limit(LineId line, @Nullable Money limit) {
        sql.inTransaction(
                () -> {
                    int changed =
                            sql.statement(LIMIT)
                                    .param("limit", limit == null ? null : limit.fen())
                                    .param("line", line.value())
                                    .update();
                    if (changed != 1) {
                        throw new IllegalArgumentException("No balance is open for " + line);
                    }
                    keepLimits(List.of(new NewBalance(line, null, limit)));
                });
    }

    private void keepLimits(List<NewBalance> lines) {
        Instant now = clock.now();
        sql.over(lines)
                .longs(_ -> ids.next())
                .ids(NewBalance::line)
                .nullableMoney(NewBalance::limit)
                .instants(_ -> now)
                .update(INSERT_LIMITS);
    }

    private Map<LineId, Balance> read(Collection<LineId> lines, String select) {
        List<LineId> distinct = new ArrayList<>(lines).stream().distinct().toList();
        Map<LineId, Balance> found = HashMap.newHashMap(distinct.size());
        for (Balance balance :
                sql.over(distinct).ids(line -> line).query(select, LineBalances::balance)) {
            found.put(balance.line(), balance);
        }
        return found;
    }

    private static Balance balance(ResultSet row, int number) throws SQLException {
        long parent = row.getLong("parent");
        LineId parentLine = row.wasNull() ? null : new LineId(parent);
        long limit = row.getLong("limit_fen");
        Money limitMoney = row.wasNull() ? null : Money.ofFen(limit);
        return new Balance(
                new LineId(row.getLong("line")),
                parentLine,
                limitMoney,
                Money.ofFen(row.getLong("holds_opened")),
                Money.ofFen(row.getLong("holds_closed")),
                Money.ofFen(row.getLong("drawn")),
                Money.ofFen(row.getLong("repaid")));
    }
}
