package org.xinyi.settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Insurance;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Source;
import org.xinyi.visit.Visit;

/// The deposits of stays.
@Component
public class Deposits {

    private static final String SELECT_HELD =
            """
            SELECT visit, sum(amount - used - returned) AS held
            FROM deposit
            WHERE visit = ANY(?::bigint[])
                AND state = 2
            GROUP BY visit
            """;

    private static final String INSERT_SHARES =
            """
            INSERT INTO deposit_share (settlement, amount)
            SELECT * FROM unnest(?::bigint[], ?::bigint[])
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT_SHARES =
            """
            SELECT settlement, amount
            FROM deposit_share
            WHERE settlement = ANY(?::bigint[])
            """;

    private static final String SELECT_PROMISED =
            """
            SELECT s.visit, sum(d.amount) AS promised
            FROM settlement s
            JOIN deposit_share d ON d.settlement = s.id
            WHERE s.visit = ANY(?::bigint[])
                AND s.state = 1
            GROUP BY s.visit
            """;

    private record Share(SettlementId settlement, VisitId visit, Money amount) {}

    private final Sql sql;
    private final DepositBook book;

    Deposits(Sql sql, DepositBook book) {
        this.sql = sql;
        this.book = book;
    }

    /// How much of each personal share a deposit will pay. It is promised once, and of what no
    /// other settlement has been promised: banks are asked for the rest, and what is promised is
    /// there until it is used.
    Map<SettlementId, Money> share(
            List<Preparing.Prepared> prepared, List<Insurance.Answer> splits) {
        List<Share> wanted = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            Visit of = prepared.get(i).visit();
            if (of.kind() == Visit.Kind.INPATIENT
                    && splits.get(i) instanceof Insurance.Answer.Settled settled) {
                Money personal = settled.split().of(Source.PERSONAL);
                wanted.add(new Share(settled.id(), of.id(), personal));
            }
        }
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<SettlementId, Money> promised = sql.inTransaction(() -> promise(wanted));
        promised.values().removeIf(share -> !share.isPositive());
        return promised;
    }

    private Map<SettlementId, Money> promise(List<Share> wanted) {
        List<VisitId> stays = wanted.stream().map(Share::visit).distinct().toList();
        Map<VisitId, Money> left = new HashMap<>();
        book.held(stays).forEach(one -> left.merge(one.visit(), one.left(), Money::plus));
        promised(stays).forEach((stay, some) -> left.computeIfPresent(stay, minus(some)));
        Map<SettlementId, Money> first = kept(wanted);
        List<Share> fresh = new ArrayList<>();
        for (Share one : wanted) {
            if (!first.containsKey(one.settlement)) {
                Money share = one.amount.min(left.getOrDefault(one.visit, Money.ZERO));
                fresh.add(new Share(one.settlement, one.visit, share));
                left.computeIfPresent(one.visit, minus(share));
            }
        }
        sql.over(fresh).ids(Share::settlement).money(Share::amount).update(INSERT_SHARES);
        return kept(wanted);
    }

    private static BiFunction<VisitId, Money, Money> minus(Money some) {
        return (_, left) -> left.minus(some);
    }

    private Map<VisitId, Money> promised(List<VisitId> stays) {
        Map<VisitId, Money> promised = new HashMap<>();
        sql.over(stays)
                .ids(stay -> stay)
                .query(
                        SELECT_PROMISED,
                        (row, _) ->
                                promised.put(
                                        new VisitId(row.getLong("visit")),
                                        Money.ofFen(row.getLong("promised"))));
        return promised;
    }

    private Map<SettlementId, Money> kept(List<Share> wanted) {
        Map<SettlementId, Money> kept = new HashMap<>();
        sql.over(wanted)
                .ids(Share::settlement)
                .query(
                        SELECT_SHARES,
                        (row, _) ->
                                kept.put(
                                        new SettlementId(row.getLong("settlement")),
                                        Money.ofFen(row.getLong("amount"))));
        return kept;
    }

    /// What is held for these stays and no bill has used; others are absent.
    public Map<VisitId, Money> held(Collection<VisitId> stays) {
        Map<VisitId, Money> held = new HashMap<>();
        sql.over(List.copyOf(stays))
                .ids(stay -> stay)
                .query(
                        SELECT_HELD,
                        (row, _) ->
                                held.put(
                                        new VisitId(row.getLong("visit")),
                                        Money.ofFen(row.getLong("held"))));
        return held;
    }
}
