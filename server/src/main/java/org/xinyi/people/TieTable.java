package org.xinyi.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.people.FamilyTies.Tie;

@Component
class TieTable {

    private static final String INSERT =
            """
            INSERT INTO family_tie
                (id, payer, beneficiary, relation, proposed_by, proposed_at, confirmed_by,
                 confirmed_at)
            VALUES
                (:id, :payer, :beneficiary, :relation, :proposer, :now::timestamptz, :confirmer,
                 :confirmedAt::timestamptz)
            ON CONFLICT (payer, beneficiary) WHERE ended_at IS NULL DO NOTHING
            """;

    private static final String SELECT =
            """
            SELECT id, payer, beneficiary, relation, proposed_by, confirmed_at, ended_at
            FROM family_tie
            """;

    private static final String OPEN =
            SELECT
                    + """
                    WHERE payer = :payer
                        AND beneficiary = :beneficiary
                        AND ended_at IS NULL
                    """;

    private static final String BY_ID = SELECT + "WHERE id = :id";
    private static final String LOCK = BY_ID + " FOR UPDATE";

    private static final String OF_PEOPLE =
            SELECT
                    + """
                    WHERE payer = ANY(?::bigint[])
                        OR beneficiary = ANY(?::bigint[])
                    ORDER BY id
                    """;

    private static final String GUARDIANS =
            """
            SELECT payer
            FROM family_tie
            WHERE beneficiary = :minor
                AND relation = 'PARENT'
                AND confirmed_at IS NOT NULL
                AND ended_at IS NULL
            """;

    private static final String CONFIRM =
            """
            UPDATE family_tie
            SET confirmed_by = :by,
                confirmed_at = :now::timestamptz
            WHERE id = :id
            """;

    private static final String END =
            """
            UPDATE family_tie
            SET ended_by = :by,
                ended_at = :now::timestamptz
            WHERE id = :id
            """;

    private final Sql sql;

    TieTable(Sql sql) {
        this.sql = sql;
    }

    /// @return false when the two have an open tie in this direction
    boolean insert(TieRow row, Instant now) {
        Tie tie = row.tie();
        Instant confirmedAt = tie.confirmedAt();
        return sql.statement(INSERT)
                        .param("id", tie.id())
                        .param("payer", tie.payer().value())
                        .param("beneficiary", tie.beneficiary().value())
                        .param("relation", tie.relation().name())
                        .param("proposer", row.proposer().value())
                        .param("now", now.toString())
                        .param("confirmer", confirmedAt == null ? null : row.proposer().value())
                        .param("confirmedAt", confirmedAt == null ? null : confirmedAt.toString())
                        .update()
                == 1;
    }

    Optional<TieRow> open(PatientId payer, PatientId beneficiary) {
        return sql.statement(OPEN)
                .param("payer", payer.value())
                .param("beneficiary", beneficiary.value())
                .query(TieTable::row)
                .optional();
    }

    Optional<TieRow> find(long tie) {
        return sql.statement(BY_ID).param("id", tie).query(TieTable::row).optional();
    }

    TieRow lock(long tie) {
        return sql.statement(LOCK)
                .param("id", tie)
                .query(TieTable::row)
                .optional()
                .orElseThrow(() -> Consent.unknown(tie));
    }

    List<TieRow> of(Collection<PatientId> people) {
        List<PatientId> distinct = people.stream().distinct().toList();
        return sql.over(distinct)
                .ids(person -> person)
                .ids(person -> person)
                .query(OF_PEOPLE, TieTable::row);
    }

    /// The parents who have a tie to this minor.
    Set<PatientId> guardians(PatientId minor) {
        return sql
                .statement(GUARDIANS)
                .param("minor", minor.value())
                .query((row, _) -> new PatientId(row.getLong("payer")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    void confirm(long tie, PatientId by, Instant now) {
        mark(CONFIRM, tie, by, now);
    }

    void end(long tie, PatientId by, Instant now) {
        mark(END, tie, by, now);
    }

    private void mark(String statement, long tie, PatientId by, Instant now) {
        sql.statement(statement)
                .param("by", by.value())
                .param("now", now.toString())
                .param("id", tie)
                .update();
    }

    private static TieRow row(ResultSet row, int number) throws SQLException {
        return new TieRow(
                new Tie(
                        row.getLong("id"),
                        new PatientId(row.getLong("payer")),
                        new PatientId(row.getLong("beneficiary")),
                        Relation.valueOf(row.getString("relation")),
                        instant(row, "confirmed_at"),
                        instant(row, "ended_at")),
                new PatientId(row.getLong("proposed_by")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
