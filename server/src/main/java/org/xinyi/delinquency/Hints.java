package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.sql.Sql;

/// When to look at which obligation next. Hints alone: losing them delays work and changes nothing.
@Component
class Hints {

    /// @param lookAt null: only when something is heard
    /// @param attention whether a payment has to be looked at at once
    /// @param state name of the last step computed
    record Hint(
            ObligationId obligation,
            InstitutionId institution,
            @Nullable Instant lookAt,
            boolean attention,
            String state) {}

    /// An obligation at rest in a state.
    record Resting(ObligationId obligation, InstitutionId institution, String state) {}

    private static final String INSERT =
            """
            INSERT INTO follow_up (obligation, institution, look_at, attention, state)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::timestamptz[], ?::boolean[], ?::text[])
            ON CONFLICT (obligation) DO NOTHING
            """;

    private static final String TAKE =
            """
            SELECT obligation
            FROM follow_up
            WHERE look_at <= :now::timestamptz
            ORDER BY look_at, obligation
            LIMIT :most
            FOR UPDATE SKIP LOCKED
            """;

    private static final String UPDATE =
            """
            UPDATE follow_up f
            SET look_at = h.look_at,
                attention = f.attention OR h.attention,
                state = h.state
            FROM unnest(?::bigint[], ?::timestamptz[], ?::boolean[], ?::text[])
                AS h (obligation, look_at, attention, state)
            WHERE f.obligation = h.obligation
            """;

    private static final String DELETE =
            """
            DELETE FROM follow_up
            WHERE obligation = ANY(?::bigint[])
            """;

    private static final String LOOK =
            """
            UPDATE follow_up
            SET look_at = ?::timestamptz,
                attention = attention OR ?
            WHERE obligation = ANY(?::bigint[])
            """;

    private static final String REST =
            """
            UPDATE follow_up
            SET look_at = NULL,
                state = 'not-followed'
            WHERE obligation = ANY(?::bigint[])
            """;

    private static final String SELECT_ATTENTION =
            """
            SELECT obligation
            FROM follow_up
            WHERE obligation = ANY(?::bigint[])
                AND attention
            """;

    private static final String SELECT_RESTING =
            """
            SELECT obligation
            FROM follow_up
            WHERE look_at IS NULL
                AND obligation > :after
            ORDER BY obligation
            LIMIT :most
            """;

    private static final String SELECT_KNOWN =
            """
            SELECT obligation
            FROM follow_up
            WHERE obligation = ANY(?::bigint[])
            """;

    private static final String SELECT_HELD =
            """
            SELECT obligation, institution, state
            FROM follow_up
            WHERE state = :state
                AND state IN ('minor', 'unidentified', 'relief-first', 'unreachable', 'deceased',
                    'disputed')
                AND (:institution::bigint IS NULL OR institution = :institution)
                AND obligation > :after
            ORDER BY obligation
            LIMIT :most
            """;

    private final Sql sql;

    Hints(Sql sql) {
        this.sql = sql;
    }

    /// New ones; what is known stays as it is.
    void add(List<Hint> hints) {
        sql.over(hints)
                .ids(Hint::obligation)
                .ids(Hint::institution)
                .instants(Hint::lookAt)
                .booleans(Hint::attention)
                .texts(Hint::state)
                .update(INSERT);
    }

    /// The next that are due, locked until the caller's transaction ends; others pass them over.
    List<ObligationId> take(Instant now, int most) {
        return sql.statement(TAKE)
                .param("now", now.toString())
                .param("most", most)
                .query(Hints::obligation)
                .list();
    }

    void put(List<Hint> hints) {
        sql.over(hints)
                .ids(Hint::obligation)
                .instants(Hint::lookAt)
                .booleans(Hint::attention)
                .texts(Hint::state)
                .update(UPDATE);
    }

    void drop(Collection<ObligationId> obligations) {
        sql.over(List.copyOf(obligations)).ids(one -> one).update(DELETE);
    }

    /// What no scheme follows is only kept for its payments.
    void rest(Collection<ObligationId> obligations) {
        sql.over(List.copyOf(obligations)).ids(one -> one).update(REST);
    }

    /// Something was heard: look now.
    void look(Collection<ObligationId> obligations, Instant now) {
        sql.over(List.copyOf(obligations)).with(now).with(false).ids(one -> one).update(LOOK);
    }

    /// From now on payments of these have to be looked at at once.
    void attend(Collection<ObligationId> obligations, Instant now) {
        sql.over(List.copyOf(obligations)).with(now).with(true).ids(one -> one).update(LOOK);
    }

    /// Those among these whose payments have to be looked at at once.
    Set<ObligationId> attended(Collection<ObligationId> obligations) {
        return new HashSet<>(
                sql.over(List.copyOf(obligations))
                        .ids(one -> one)
                        .query(SELECT_ATTENTION, Hints::obligation));
    }

    Set<ObligationId> known(Collection<ObligationId> obligations) {
        return new HashSet<>(
                sql.over(List.copyOf(obligations))
                        .ids(one -> one)
                        .query(SELECT_KNOWN, Hints::obligation));
    }

    /// Those that nobody looks at by themselves, page by page.
    List<ObligationId> resting(ObligationId after, int most) {
        return sql.statement(SELECT_RESTING)
                .param("after", after.value())
                .param("most", most)
                .query(Hints::obligation)
                .list();
    }

    /// @param institution null: of all
    List<Resting> held(
            String state, @Nullable InstitutionId institution, ObligationId after, int most) {
        return sql.statement(SELECT_HELD)
                .param("state", state)
                .param("institution", institution == null ? null : institution.value())
                .param("after", after.value())
                .param("most", most)
                .query(
                        (row, _) ->
                                new Resting(
                                        new ObligationId(row.getLong("obligation")),
                                        new InstitutionId(row.getLong("institution")),
                                        row.getString("state")))
                .list();
    }

    private static ObligationId obligation(ResultSet row, int number) throws SQLException {
        return new ObligationId(row.getLong("obligation"));
    }
}
