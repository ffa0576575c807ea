package org.xinyi.credit;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;

/// Reads of many obligations at once, facts or numbers alone, without what is open of them.
@Component
class ObligationPages {

    private static final String SELECT_OPEN_IDS =
            """
            SELECT id
            FROM obligation
            WHERE id > :after
                AND treatment_ended_at < :before::timestamptz
                AND closed_at IS NULL
                AND pack IS NOT NULL
            ORDER BY id
            LIMIT :most
            """;

    private static final String SELECT_SETTLED =
            """
            SELECT id
            FROM obligation
            WHERE id = ANY(?::bigint[])
                AND closed_at IS NOT NULL
            """;

    private static final String SELECT_BY_DEBTOR =
            StoredObligations.COLUMNS
                    + """
                    WHERE debtor = ANY(?::bigint[])
                        AND created_at <= ?::timestamptz
                    ORDER BY treatment_ended_at, id
                    """;

    private static final String SELECT_DEBTORS =
            """
            SELECT DISTINCT debtor
            FROM obligation
            WHERE debtor > :after
            ORDER BY debtor
            LIMIT :most
            """;

    private final Sql sql;

    ObligationPages(Sql sql) {
        this.sql = sql;
    }

    List<Obligation> ofDebtors(Collection<PatientId> debtors, Instant until) {
        return sql.over(List.copyOf(debtors))
                .ids(debtor -> debtor)
                .with(until)
                .query(SELECT_BY_DEBTOR, StoredObligations::obligation);
    }

    List<PatientId> debtors(PatientId after, int most) {
        return sql.statement(SELECT_DEBTORS)
                .param("after", after.value())
                .param("most", most)
                .query((row, _) -> new PatientId(row.getLong("debtor")))
                .list();
    }

    List<ObligationId> openUnderSchemes(Instant before, ObligationId after, int most) {
        return sql.statement(SELECT_OPEN_IDS)
                .param("after", after.value())
                .param("before", before.toString())
                .param("most", most)
                .query((row, _) -> new ObligationId(row.getLong("id")))
                .list();
    }

    Set<ObligationId> settled(Collection<ObligationId> obligations) {
        return new HashSet<>(
                sql.over(List.copyOf(obligations))
                        .ids(one -> one)
                        .query(SELECT_SETTLED, (row, _) -> new ObligationId(row.getLong("id"))));
    }
}
