package org.xinyi.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.sql.Sql;

/// The rows of plans. What was written first stands: whoever comes second gets it back.
@Component
class FundingPlans {

    private static final String BEGIN =
            """
            INSERT INTO funding_plan (settlement, use_account)
            SELECT p.settlement, p.use_account = 1
            FROM unnest(?::bigint[], ?::smallint[]) AS p (settlement, use_account)
            ON CONFLICT DO NOTHING
            """;

    private static final String DIVIDE =
            """
            UPDATE funding_plan f
            SET divided = true,
                mandate = p.mandate,
                bound = p.bound,
                card_line = p.card_line,
                card_obligation = p.card_obligation,
                card = p.card
            FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS p (settlement, mandate, bound, card_line, card_obligation, card)
            WHERE f.settlement = p.settlement
                AND NOT f.divided
            """;

    private static final String SELECT =
            """
            SELECT settlement, use_account, divided, mandate, bound, card_line, card_obligation,
                card
            FROM funding_plan
            WHERE settlement = ANY(?::bigint[])
            """;

    private final Sql sql;

    FundingPlans(Sql sql) {
        this.sql = sql;
    }

    Map<SettlementId, FundingPlan> find(Collection<SettlementId> settlements) {
        return sql
                .over(List.copyOf(settlements))
                .ids(settlement -> settlement)
                .query(SELECT, FundingPlans::plan)
                .stream()
                .collect(Collectors.toMap(FundingPlan::settlement, Function.identity()));
    }

    /// @return what stands, from now or from before
    Map<SettlementId, FundingPlan> begin(List<FundingPlan> plans) {
        return sql.inTransaction(
                () -> {
                    sql.over(plans)
                            .ids(FundingPlan::settlement)
                            .shorts(plan -> plan.useAccount() ? 1 : 0)
                            .update(BEGIN);
                    return find(settlements(plans));
                });
    }

    /// @return what stands, from now or from before
    Map<SettlementId, FundingPlan> divide(List<FundingPlan> plans) {
        return sql.inTransaction(
                () -> {
                    sql.over(plans)
                            .ids(FundingPlan::settlement)
                            .nullableLongs(FundingPlan::mandate)
                            .money(FundingPlan::bound)
                            .nullableIds(FundingPlan::cardLine)
                            .nullableIds(FundingPlan::cardObligation)
                            .money(FundingPlan::card)
                            .update(DIVIDE);
                    return find(settlements(plans));
                });
    }

    private static List<SettlementId> settlements(List<FundingPlan> plans) {
        return plans.stream().map(FundingPlan::settlement).toList();
    }

    private static FundingPlan plan(ResultSet row, int number) throws SQLException {
        Long line = nullable(row, "card_line");
        Long obligation = nullable(row, "card_obligation");
        return new FundingPlan(
                new SettlementId(row.getLong("settlement")),
                row.getBoolean("use_account"),
                row.getBoolean("divided"),
                nullable(row, "mandate"),
                Money.ofFen(row.getLong("bound")),
                line == null ? null : new LineId(line),
                obligation == null ? null : new ObligationId(obligation),
                Money.ofFen(row.getLong("card")));
    }

    private static @Nullable Long nullable(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
