package org.xinyi.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Actions;
import org.xinyi.scheme.ScoringTerms.Score;

/// What patients have allowed to be read about them: one score, for one scheme, until they take
/// it back. Taking it back changes no limit that was given; nothing more is read.
@Component
class ScoreAuthorisations {

    record Authorisation(
            long id,
            PatientId patient,
            String scheme,
            Score source,
            Instant givenAt,
            @Nullable Instant revokedAt) {}

    private static final String COLUMNS =
            """
            SELECT id, patient, scheme, source, given_at, revoked_at
            FROM score_authorisation
            """;

    private static final String INSERT =
            """
            INSERT INTO score_authorisation (id, patient, scheme, source, given_at, given_by)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String REVOKE =
            """
            UPDATE score_authorisation
            SET revoked_at = :at::timestamptz
            WHERE id = :id
                AND revoked_at IS NULL
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Actions actions;

    ScoreAuthorisations(Sql sql, IdSource ids, BusinessClock clock, Actions actions) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.actions = actions;
    }

    /// In the caller's transaction; what is in force already stays as it was given.
    void give(PatientId patient, String scheme, Collection<Score> sources) {
        Instant now = clock.now();
        long client = Acting.current().client().value();
        List<Long> given =
                sql.over(List.copyOf(sources))
                        .longs(_ -> ids.next())
                        .ids(_ -> patient)
                        .texts(_ -> scheme)
                        .texts(Score::name)
                        .instants(_ -> now)
                        .longs(_ -> client)
                        .query(INSERT, (row, _) -> row.getLong("id"));
        log(given, "score.authorised", now);
    }

    /// In the caller's transaction.
    void revoke(long authorisation) {
        Instant now = clock.now();
        boolean inForce =
                sql.statement(REVOKE)
                                .param("at", now.toString())
                                .param("id", authorisation)
                                .update()
                        > 0;
        if (inForce) {
            log(List.of(authorisation), "score.authorisation-revoked", now);
        }
    }

    Optional<Authorisation> find(long authorisation) {
        return sql.statement(COLUMNS + "WHERE id = :id")
                .param("id", authorisation)
                .query(ScoreAuthorisations::authorisation)
                .optional();
    }

    /// All of these people that are in force.
    List<Authorisation> inForce(Collection<PatientId> patients) {
        return sql.over(List.copyOf(patients))
                .ids(patient -> patient)
                .query(
                        COLUMNS + "WHERE patient = ANY(?::bigint[]) AND revoked_at IS NULL",
                        ScoreAuthorisations::authorisation);
    }

    private void log(List<Long> authorisations, String kind, Instant now) {
        long client = Acting.current().client().value();
        actions.append(
                authorisations.stream()
                        .map(one -> new Actions.Action(ids.next(), now, kind, one, client, "{}"))
                        .toList());
    }

    private static Authorisation authorisation(ResultSet row, int number) throws SQLException {
        return new Authorisation(
                row.getLong("id"),
                new PatientId(row.getLong("patient")),
                row.getString("scheme"),
                Score.valueOf(row.getString("source")),
                Moments.instant(row, "given_at"),
                Moments.nullableInstant(row, "revoked_at"));
    }
}
