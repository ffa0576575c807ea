package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// Rungs that wait for a person's release.
@Component
class Drafts {

    record Draft(
            long id,
            ObligationId obligation,
            InstitutionId institution,
            String rung,
            String action,
            Money amount,
            Instant draftedAt,
            @Nullable Instant endedAt) {}

    private static final String INSERT =
            """
            INSERT INTO rung_draft (id, obligation, institution, rung, action, amount, drafted_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[],
                ?::timestamptz[])
            ON CONFLICT (obligation) WHERE ended_at IS NULL DO NOTHING
            """;

    private static final String WITHDRAW =
            """
            UPDATE rung_draft
            SET ended_at = ?::timestamptz,
                released = false
            WHERE obligation = ANY(?::bigint[])
                AND ended_at IS NULL
            """;

    private static final String END =
            """
            UPDATE rung_draft
            SET ended_at = :at::timestamptz,
                released = :released
            WHERE id = :id
                AND ended_at IS NULL
            """;

    private static final String COLUMNS =
            """
            SELECT id, obligation, institution, rung, action, amount, drafted_at, ended_at
            FROM rung_draft
            """;

    private static final String COUNT =
            """
            SELECT count(*)
            FROM rung_draft
            WHERE ended_at IS NULL
                AND (:institution::bigint IS NULL OR institution = :institution)
            """;

    private final Sql sql;
    private final IdSource ids;

    Drafts(Sql sql, IdSource ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /// Drafts what is due on a page, and withdraws drafts of what is not due any more.
    void add(List<DueRung> due, Page page) {
        Set<ObligationId> drafted =
                due.stream().map(DueRung::obligation).collect(Collectors.toSet());
        withdraw(
                page.cases().stream().map(Case::id).filter(one -> !drafted.contains(one)).toList(),
                page.now());
        sql.over(due)
                .longs(_ -> ids.next())
                .ids(DueRung::obligation)
                .ids(one -> one.of().obligation().institution())
                .texts(one -> one.rung().id())
                .texts(one -> one.rung().action().name())
                .money(DueRung::amount)
                .instants(_ -> page.now())
                .update(INSERT);
        drafted.forEach(page::draft);
    }

    /// Nothing is due of these any more.
    void withdraw(List<ObligationId> obligations, Instant at) {
        sql.over(obligations).with(at).ids(one -> one).update(WITHDRAW);
    }

    /// How many wait.
    ///
    /// @param institution null: of all
    long waiting(@Nullable InstitutionId institution) {
        return sql.statement(COUNT)
                .param("institution", institution == null ? null : institution.value())
                .query(Long.class)
                .single();
    }

    Optional<Draft> find(long draft) {
        return sql.statement(COLUMNS + "WHERE id = :id")
                .param("id", draft)
                .query(Drafts::draft)
                .optional();
    }

    /// The rung of an obligation that waits, if one does.
    Optional<Draft> openOf(ObligationId obligation) {
        return sql.statement(COLUMNS + "WHERE obligation = :obligation AND ended_at IS NULL")
                .param("obligation", obligation.value())
                .query(Drafts::draft)
                .optional();
    }

    /// @return whether it was open
    boolean end(long draft, boolean released, Instant at) {
        return sql.statement(END)
                        .param("at", at.toString())
                        .param("released", released)
                        .param("id", draft)
                        .update()
                > 0;
    }

    /// The open ones, oldest first.
    ///
    /// @param institution null: of all
    List<Draft> open(@Nullable InstitutionId institution, long after, int most) {
        return sql.statement(
                        COLUMNS
                                + """
                                WHERE ended_at IS NULL
                                    AND (:institution::bigint IS NULL
                                        OR institution = :institution)
                                    AND id > :after
                                ORDER BY id
                                LIMIT :most
                                """)
                .param("institution", institution == null ? null : institution.value())
                .param("after", after)
                .param("most", most)
                .query(Drafts::draft)
                .list();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getLong("id"),
                new ObligationId(row.getLong("obligation")),
                new InstitutionId(row.getLong("institution")),
                row.getString("rung"),
                row.getString("action"),
                Money.ofFen(row.getLong("amount")),
                Moments.instant(row, "drafted_at"),
                Moments.nullableInstant(row, "ended_at"));
    }
}
