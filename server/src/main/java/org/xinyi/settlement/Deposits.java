package org.xinyi.settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private record Share(SettlementId settlement, Money amount) {}

    private final Sql sql;

    Deposits(Sql sql) {
        this.sql = sql;
    }

    /// How much of each personal share a deposit will pay. Asked again, it is never more than at
    /// first: banks have been asked for the rest by then.
    Map<SettlementId, Money> share(
            List<Preparing.Prepared> prepared, List<Insurance.Answer> splits) {
        Map<VisitId, Money> held =
                held(
                        prepared.stream()
                                .map(Preparing.Prepared::visit)
                                .filter(visit -> visit.kind() == Visit.Kind.INPATIENT)
                                .map(Visit::id)
                                .distinct()
                                .toList());
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            Visit of = prepared.get(i).visit();
            if (of.kind() == Visit.Kind.INPATIENT
                    && splits.get(i) instanceof Insurance.Answer.Settled settled) {
                VisitId visit = of.id();
                Money left = held.getOrDefault(visit, Money.ZERO);
                Money share = settled.split().of(Source.PERSONAL).min(left);
                shares.add(new Share(settled.id(), share));
                held.put(visit, left.minus(share));
            }
        }
        return asAtFirst(shares);
    }

    private Map<SettlementId, Money> asAtFirst(List<Share> now) {
        if (now.isEmpty()) {
            return Map.of();
        }
        Map<SettlementId, Money> first = sql.inTransaction(() -> keep(now));
        Map<SettlementId, Money> shares = new HashMap<>();
        for (Share one : now) {
            Money share = one.amount.min(first.getOrDefault(one.settlement, one.amount));
            if (share.isPositive()) {
                shares.put(one.settlement, share);
            }
        }
        return shares;
    }

    private Map<SettlementId, Money> keep(List<Share> shares) {
        sql.over(shares).ids(Share::settlement).money(Share::amount).update(INSERT_SHARES);
        Map<SettlementId, Money> kept = new HashMap<>();
        sql.over(shares)
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
