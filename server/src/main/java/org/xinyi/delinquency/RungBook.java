package org.xinyi.delinquency;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// Keeps that each rung of each obligation happens once, and what was not paid in time.
@Component
class RungBook {

    private static final String INSERT =
            """
            INSERT INTO rung_done (obligation, rung, action, scheme, institution, begun_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
            ON CONFLICT DO NOTHING
            RETURNING obligation
            """;

    private static final String INSERT_OVERDUE =
            """
            INSERT INTO overdue (obligation, person, scheme, institution, noted_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::timestamptz[])
            ON CONFLICT DO NOTHING
            RETURNING obligation
            """;

    private static final String SELECT =
            """
            SELECT obligation, rung, begun_at
            FROM rung_done
            WHERE obligation = ANY(?::bigint[])
            """;

    private final Sql sql;

    RungBook(Sql sql) {
        this.sql = sql;
    }

    /// Those among these whose rung nobody has begun before; they are begun now.
    List<DueRung> begin(List<DueRung> due, Instant at) {
        Set<ObligationId> begun =
                new HashSet<>(
                        sql.over(due)
                                .ids(DueRung::obligation)
                                .texts(one -> one.rung().id())
                                .texts(one -> one.rung().action().name())
                                .texts(one -> one.of().pack().ref().id())
                                .ids(one -> one.of().obligation().institution())
                                .instants(_ -> at)
                                .query(
                                        INSERT,
                                        (row, _) -> new ObligationId(row.getLong("obligation"))));
        return due.stream().filter(one -> begun.contains(one.obligation())).toList();
    }

    /// Those among these that were not noted as overdue before.
    List<Case> noteOverdue(List<Case> cases, Instant at) {
        Set<ObligationId> noted =
                new HashSet<>(
                        sql.over(cases)
                                .ids(Case::id)
                                .ids(one -> one.obligation().debtor())
                                .texts(one -> one.pack().ref().id())
                                .ids(one -> one.obligation().institution())
                                .instants(_ -> at)
                                .query(
                                        INSERT_OVERDUE,
                                        (row, _) -> new ObligationId(row.getLong("obligation"))));
        return cases.stream().filter(one -> noted.contains(one.id())).toList();
    }

    /// When the rungs of each were begun.
    Map<ObligationId, SortedMap<String, Instant>> begun(Collection<ObligationId> obligations) {
        Map<ObligationId, SortedMap<String, Instant>> begun = new HashMap<>();
        sql.over(List.copyOf(obligations))
                .ids(one -> one)
                .query(
                        SELECT,
                        (row, _) ->
                                begun.computeIfAbsent(
                                                new ObligationId(row.getLong("obligation")),
                                                _ -> new TreeMap<>())
                                        .put(
                                                row.getString("rung"),
                                                Moments.instant(row, "begun_at")));
        return begun;
    }
}
