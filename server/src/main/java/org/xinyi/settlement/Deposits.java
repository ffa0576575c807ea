package org.xinyi.settlement;

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

    private final Sql sql;

    Deposits(Sql sql) {
        this.sql = sql;
    }

    /// How much of each personal share a deposit will pay.
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
        Map<SettlementId, Money> shares = new HashMap<>();
        for (int i = 0; i < prepared.size(); i++) {
            if (splits.get(i) instanceof Insurance.Answer.Settled settled) {
                VisitId visit = prepared.get(i).visit().id();
                Money left = held.getOrDefault(visit, Money.ZERO);
                Money share = settled.split().of(Source.PERSONAL).min(left);
                if (share.isPositive()) {
                    shares.put(settled.id(), share);
                    held.put(visit, left.minus(share));
                }
            }
        }
        return shares;
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
