package org.xinyi.clearing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Verifications as they are kept, each with its whole report.
@Component
class VerificationTable {

    private static final String INSERT =
            """
            INSERT INTO verification (id, started_at, total)
            VALUES (:id, :now::timestamptz, :total)
            """;

    private static final String PROGRESS =
            """
            UPDATE verification
            SET done = :done
            WHERE id = :id
            """;

    private static final String END =
            """
            UPDATE verification
            SET ended_at = :now::timestamptz,
                state = :state,
                unexplained = :unexplained,
                report = :report
            WHERE id = :id
            """;

    private static final String SELECT =
            """
            SELECT id, started_at, ended_at, done, total, state, report
            FROM verification
            WHERE id = :id
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final JsonMapper json;

    VerificationTable(Sql sql, BusinessClock clock, JsonMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    void start(long id, int total) {
        sql.statement(INSERT)
                .param("id", id)
                .param("now", clock.now().toString())
                .param("total", total)
                .update();
    }

    void progress(long id, int done) {
        sql.statement(PROGRESS).param("done", done).param("id", id).update();
    }

    void done(long id, Verified result) {
        sql.statement(END)
                .param("now", clock.now().toString())
                .param("state", Verification.State.DONE.code())
                .param("unexplained", result.unexplained().fen())
                .param("report", json.writeValueAsString(result))
                .param("id", id)
                .update();
    }

    void failed(long id) {
        sql.statement(END)
                .param("now", clock.now().toString())
                .param("state", Verification.State.FAILED.code())
                .param("unexplained", null, java.sql.Types.BIGINT)
                .param("report", null, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    Optional<Verification> find(long id) {
        return sql.statement(SELECT).param("id", id).query(this::verification).optional();
    }

    private Verification verification(ResultSet row, int number) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        String report = row.getString("report");
        return new Verification(
                row.getLong("id"),
                Coded.of(Verification.State.class, row.getInt("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getInt("done"),
                row.getInt("total"),
                report == null ? null : json.readValue(report, Verified.class));
    }
}
