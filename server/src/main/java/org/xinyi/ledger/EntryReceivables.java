package org.xinyi.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Columns;
import org.xinyi.kernel.sql.Sql;

@Component
class EntryReceivables implements Receivables {

    /// 3 is the code of `LINE`; an entry on a line has it on exactly one side.
    private static final String OPEN =
            """
            SELECT
                CASE debit WHEN 3 THEN debit_key ELSE credit_key END AS obligation,
                owner,
                sum(CASE debit WHEN 3 THEN amount ELSE -amount END) AS open
            FROM entry
            WHERE line = ANY(?::bigint[])
            """;

    private static final String OPEN_PER_OWNER =
            """
            GROUP BY 1, 2
            HAVING sum(CASE debit WHEN 3 THEN amount ELSE -amount END) <> 0
            """;

    /// 11 is the code of `CHARGES`.
    private static final String CHARGES =
            """
            SELECT
                CASE debit WHEN 11 THEN debit_key ELSE credit_key END AS obligation,
                owner,
                sum(CASE debit WHEN 11 THEN amount ELSE -amount END) AS open
            FROM entry
            WHERE (debit = 11 OR credit = 11)
                AND (CASE debit WHEN 11 THEN debit_key ELSE credit_key END) = ANY(?::bigint[])
            """;

    private static final String CHARGES_PER_OWNER =
            """
            GROUP BY 1, 2
            HAVING sum(CASE debit WHEN 11 THEN amount ELSE -amount END) <> 0
            """;

    private static final String UNTIL = "AND at <= ?::timestamptz\n";

    private static final String SELECT = OPEN + OPEN_PER_OWNER;
    private static final String SELECT_AT = OPEN + UNTIL + OPEN_PER_OWNER;
    private static final String SELECT_CHARGES = CHARGES + CHARGES_PER_OWNER;
    private static final String SELECT_CHARGES_AT = CHARGES + UNTIL + CHARGES_PER_OWNER;

    private final Sql sql;

    EntryReceivables(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<ObligationId, Map<PartyId, Money>> open(Collection<LineId> lines) {
        return perOwner(SELECT, sql.over(List.copyOf(lines)).ids(line -> line));
    }

    @Override
    public Map<ObligationId, Map<PartyId, Money>> charges(Collection<ObligationId> obligations) {
        return obligations.isEmpty()
                ? Map.of()
                : perOwner(
                        SELECT_CHARGES,
                        sql.over(List.copyOf(obligations)).ids(obligation -> obligation));
    }

    @Override
    public Map<ObligationId, Map<PartyId, Money>> openAt(Collection<LineId> lines, Instant asOf) {
        return perOwner(SELECT_AT, sql.over(List.copyOf(lines)).ids(line -> line).with(asOf));
    }

    @Override
    public Map<ObligationId, Map<PartyId, Money>> chargesAt(
            Collection<ObligationId> obligations, Instant asOf) {
        return obligations.isEmpty()
                ? Map.of()
                : perOwner(
                        SELECT_CHARGES_AT,
                        sql.over(List.copyOf(obligations))
                                .ids(obligation -> obligation)
                                .with(asOf));
    }

    private static Map<ObligationId, Map<PartyId, Money>> perOwner(
            String select, Columns<?> columns) {
        Map<ObligationId, Map<PartyId, Money>> open = new HashMap<>();
        columns.query(
                select,
                (row, _) ->
                        open.computeIfAbsent(
                                        new ObligationId(row.getLong("obligation")),
                                        _ -> new HashMap<>())
                                .put(
                                        new PartyId(row.getLong("owner")),
                                        Money.ofFen(row.getLong("open"))));
        return open;
    }
}
