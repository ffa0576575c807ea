package org.xinyi.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.ScoringTerms.Score;

/// The rows of scores that were read.
@Component
class ScoreReadings {

    /// What became of a question.
    enum Outcome {
        READ,
        NO_RECORD,
        SILENT,
        WRONG
    }

    /// @param score null unless it was read
    /// @param parts such as `bank-credit 200, enrolment 300`; empty when the bureau does not say
    record Reading(
            long id,
            long application,
            PatientId patient,
            long authorisation,
            Score source,
            Outcome outcome,
            @Nullable Long score,
            String parts,
            Instant at) {}

    /// @param rule path in the pack of what decided the limit
    /// @param limit null: none
    record Kept(
            Reading reading, PackRef pack, String packHash, String rule, @Nullable Money limit) {}

    private static final String INSERT =
            """
            INSERT INTO score_reading
                (id, application, patient, authorisation, source, outcome, score, parts, read_at,
                 pack, pack_version, pack_hash, rule, limit_fen)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[],
                ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::integer[], ?::text[],
                ?::text[], ?::bigint[])
            """;

    private static final String COLUMNS =
            """
            SELECT id, application, patient, authorisation, source, outcome, score, parts,
                read_at, pack, pack_version, pack_hash, rule, limit_fen
            FROM score_reading
            """;

    private final Sql sql;

    ScoreReadings(Sql sql) {
        this.sql = sql;
    }

    void add(List<Kept> kept) {
        sql.over(kept)
                .longs(one -> one.reading.id)
                .longs(one -> one.reading.application)
                .ids(one -> one.reading.patient)
                .longs(one -> one.reading.authorisation)
                .texts(one -> one.reading.source.name())
                .texts(one -> one.reading.outcome.name())
                .nullableLongs(one -> one.reading.score)
                .texts(one -> one.reading.parts)
                .instants(one -> one.reading.at)
                .texts(one -> one.pack.id())
                .nullableLongs(one -> (long) one.pack.version())
                .texts(Kept::packHash)
                .texts(Kept::rule)
                .nullableMoney(Kept::limit)
                .update(INSERT);
    }

    /// What was read for these applications before: a lender may let them wait.
    List<Reading> ofApplications(Collection<Long> applications) {
        return sql
                .over(List.copyOf(applications))
                .longs(one -> one)
                .query(
                        COLUMNS + "WHERE application = ANY(?::bigint[]) ORDER BY id",
                        ScoreReadings::kept)
                .stream()
                .map(Kept::reading)
                .toList();
    }

    /// Newest first.
    List<Kept> of(PatientId patient, int most) {
        return sql.statement(COLUMNS + "WHERE patient = :patient ORDER BY id DESC LIMIT :most")
                .param("patient", patient.value())
                .param("most", most)
                .query(ScoreReadings::kept)
                .list();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        Long limit = row.getObject("limit_fen", Long.class);
        return new Kept(
                new Reading(
                        row.getLong("id"),
                        row.getLong("application"),
                        new PatientId(row.getLong("patient")),
                        row.getLong("authorisation"),
                        Score.valueOf(row.getString("source")),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getObject("score", Long.class),
                        row.getString("parts"),
                        Moments.instant(row, "read_at")),
                new PackRef(row.getString("pack"), row.getInt("pack_version")),
                row.getString("pack_hash"),
                row.getString("rule"),
                limit == null ? null : Money.ofFen(limit));
    }
}
