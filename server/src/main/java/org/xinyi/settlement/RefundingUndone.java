package org.xinyi.settlement;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.visit.Caller;
import org.xinyi.visit.PrepaidNotDone;

/// Gives back what was charged before it was done and in the end was not: nobody has to ask for it.
/// A refund that cannot begin yet, because another of the same bill is on its way, is begun later.
@Component
class RefundingUndone extends Pump {

    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final String REASON = "未执行，自动退费 / not done, given back by itself";

    private static final String NOTE =
            """
            INSERT INTO undone_charge (order_id, visit, noted_at)
            SELECT u.order_id, u.visit, ?::timestamptz
            FROM unnest(?::bigint[], ?::bigint[]) AS u (order_id, visit)
            ON CONFLICT DO NOTHING
            """;

    /// All of some visits: what a bill gives back goes back in one refund.
    private static final String TAKE =
            """
            UPDATE undone_charge
            SET leased_until = :until::timestamptz
            WHERE NOT done
                AND visit IN (
                    SELECT DISTINCT visit
                    FROM undone_charge
                    WHERE NOT done
                        AND (leased_until IS NULL OR leased_until < :now::timestamptz)
                    LIMIT :most)
            RETURNING order_id
            """;

    private static final String END =
            """
            UPDATE undone_charge
            SET done = true, refund = :refund
            WHERE order_id = :order
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Clock wall;
    private final RequestingRefunds requesting;
    private final Refunding refunding;

    RefundingUndone(
            Sql sql,
            BusinessClock clock,
            Clock wall,
            RequestingRefunds requesting,
            Refunding refunding) {
        this.sql = sql;
        this.clock = clock;
        this.wall = wall;
        this.requesting = requesting;
        this.refunding = refunding;
    }

    @EventListener
    void note(PrepaidNotDone undone) {
        List<PrepaidNotDone.Item> charged =
                undone.items().stream().filter(item -> item.amount().isPositive()).toList();
        sql.over(charged)
                .with(clock.now().toString())
                .ids(PrepaidNotDone.Item::order)
                .ids(PrepaidNotDone.Item::visit)
                .update(NOTE);
    }

    @TransactionalEventListener
    void on(PrepaidNotDone undone) {
        wake();
    }

    @Override
    public int work() {
        List<OrderId> taken = take();
        List<SettlementId> begun =
                sql.inTransaction(
                        () -> {
                            List<Outcome<SettlementId>> outcomes =
                                    requesting.request(
                                            taken.stream().map(RefundingUndone::wanted).toList());
                            for (int i = 0; i < taken.size(); i++) {
                                end(taken.get(i), outcomes.get(i));
                            }
                            return outcomes.stream()
                                    .filter(Outcome::isDone)
                                    .map(Outcome::orThrow)
                                    .toList();
                        });
        refunding.carryOutNow(begun);
        return begun.size();
    }

    private List<OrderId> take() {
        Instant now = wall.instant();
        return sql.inTransaction(
                () ->
                        sql.statement(TAKE)
                                .param("until", now.plus(LEASE).toString())
                                .param("now", now.toString())
                                .param("most", BATCH)
                                .query((row, _) -> new OrderId(row.getLong("order_id")))
                                .list());
    }

    private void end(OrderId undone, Outcome<SettlementId> outcome) {
        @Nullable Long refund =
                switch (outcome) {
                    case Outcome.Done<SettlementId>(SettlementId id) -> id.value();
                    case Outcome.Refused<SettlementId> _ -> null;
                };
        boolean nothingSettled =
                outcome instanceof Outcome.Refused<SettlementId>(var refusal)
                        && refusal instanceof SettlementRefusal.OrderNotSettled;
        if (refund != null || nothingSettled) {
            sql.statement(END)
                    .param("refund", refund, Types.BIGINT)
                    .param("order", undone.value())
                    .update();
        }
    }

    private static RequestingRefunds.Wanted wanted(OrderId undone) {
        return new RequestingRefunds.Wanted(undone, true, REASON, Caller.HOUSE);
    }
}
