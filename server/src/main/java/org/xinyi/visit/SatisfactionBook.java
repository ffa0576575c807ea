package org.xinyi.visit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.sql.Sql;

/// How patients found their visits.
@Component
class SatisfactionBook {

    private static final String INSERT =
            """
            INSERT INTO satisfaction
                (visit, institution, flow, score, text, waited_minutes, at)
            VALUES
                (:visit, :institution, :flow, :score, :text, :waitedMinutes, :at::timestamptz)
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT =
            """
            SELECT flow, score, count(*) AS count, sum(waited_minutes) AS minutes,
                count(waited_minutes) AS timed
            FROM satisfaction
            WHERE institution = :institution
                AND at >= :from::timestamptz
                AND at < :until::timestamptz
            GROUP BY flow, score
            """;

    private final Sql sql;

    SatisfactionBook(Sql sql) {
        this.sql = sql;
    }

    /// @param score 1 to 5
    /// @param waitedMinutes as the patient felt it
    record Rating(int score, @Nullable String text, @Nullable Integer waitedMinutes) {}

    /// @return false when the patient has said so before
    boolean add(Visit visit, Rating rating, Instant at) {
        return sql.statement(INSERT)
                        .param("visit", visit.id().value())
                        .param("institution", visit.institution().value())
                        .param("flow", visit.flow().code())
                        .param("score", rating.score())
                        .param("text", rating.text())
                        .param("waitedMinutes", rating.waitedMinutes())
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    /// How many gave one score in one flow.
    ///
    /// @param minutes waited in all, by those who said how long
    /// @param timed how many said how long
    record Tally(Visit.Flow flow, int score, long count, long minutes, long timed) {}

    List<Tally> tally(InstitutionId institution, Instant from, Instant until) {
        return sql.statement(SELECT)
                .param("institution", institution.value())
                .param("from", from.toString())
                .param("until", until.toString())
                .query(
                        (row, _) ->
                                new Tally(
                                        Coded.of(Visit.Flow.class, row.getInt("flow")),
                                        row.getInt("score"),
                                        row.getLong("count"),
                                        row.getLong("minutes"),
                                        row.getLong("timed")))
                .list();
    }
}
