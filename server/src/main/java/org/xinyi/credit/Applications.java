package org.xinyi.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.PackRef;

/// Wishes for lines, kept until they are decided.
@Component
class Applications {

    enum State implements Coded {
        WAITING(0),
        OPENED(1),
        REFUSED(2),
        WITHDRAWN(3);

        private final int code;

        State(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// @param lender code of the lender asked; null when none lends
    /// @param card whether a card is applied for, beside the line
    /// @param again the open line that the house asks about again; null when somebody applies
    /// @param decision the reasons as JSON; null while waiting
    record Application(
            long id,
            PatientId patient,
            PackRef pack,
            CommitmentId commitment,
            @Nullable String lender,
            boolean card,
            @Nullable LineId again,
            Instant askedAt,
            State state,
            @Nullable String decision,
            @Nullable LineId line) {}

    /// What was decided about one.
    record Decided(long id, State state, String decision, @Nullable LineId line) {}

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String COLUMNS =
            """
            id, patient, pack, pack_version, commitment, lender, card, again, asked_at, state,
                decision, line
            """;

    private static final String INSERT =
            """
            INSERT INTO line_application
                (id, patient, pack, pack_version, commitment, lender, card, again, asked_at)
            SELECT a.id, a.patient, a.pack, a.version, a.commitment, a.lender, a.card = 1,
                a.again, a.asked_at
            FROM unnest(
                ?::bigint[], ?::bigint[], ?::text[], ?::integer[], ?::bigint[], ?::text[],
                ?::smallint[], ?::bigint[], ?::timestamptz[])
                AS a (id, patient, pack, version, commitment, lender, card, again, asked_at)
            """;

    private static final String TAKE =
            """
            UPDATE line_application
            SET leased_until = :until::timestamptz
            WHERE id IN (
                SELECT id
                FROM line_application
                WHERE state = 0
                    AND (leased_until IS NULL OR leased_until < :now::timestamptz)
                ORDER BY id
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                    + COLUMNS;

    private static final String TAKE_SOON =
            """
            UPDATE line_application
            SET leased_until = ?::timestamptz
            WHERE id = ANY(?::bigint[])
                AND state = 0
            """;

    private static final String DECIDE =
            """
            UPDATE line_application a
            SET state = d.state,
                decision = d.decision,
                line = d.line,
                decided_at = ?::timestamptz
            FROM unnest(?::bigint[], ?::smallint[], ?::text[], ?::bigint[])
                AS d (id, state, decision, line)
            WHERE a.id = d.id
                AND a.state = 0
            RETURNING a.id
            """;

    private static final String KEEP_WAITING =
            """
            SELECT id
            FROM line_application
            WHERE id = ANY(?::bigint[])
                AND state = 0
            ORDER BY id
            FOR UPDATE
            """;

    private static final String WITHDRAW =
            """
            UPDATE line_application
            SET state = 3, decided_at = :now::timestamptz
            WHERE patient = :patient
                AND (:commitment::bigint IS NULL OR commitment = :commitment)
                AND state = 0
            """;

    private static final String SELECT_OF_PATIENT =
            "SELECT "
                    + COLUMNS
                    + """
                    FROM line_application
                    WHERE patient = :patient
                        AND again IS NULL
                    ORDER BY id DESC
                    """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Clock wall;

    Applications(Sql sql, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.clock = clock;
        this.wall = wall;
    }

    void add(List<Application> applications) {
        sql.over(applications)
                .longs(Application::id)
                .ids(Application::patient)
                .texts(application -> application.pack().id())
                .nullableLongs(application -> (long) application.pack().version())
                .ids(Application::commitment)
                .texts(Application::lender)
                .shorts(application -> application.card() ? 1 : 0)
                .nullableIds(Application::again)
                .instants(Application::askedAt)
                .update(INSERT);
    }

    /// The next waiting ones, leased to this server for a while.
    List<Application> take(int most) {
        Instant now = wall.instant();
        return sql.statement(TAKE)
                .param("until", now.plus(LEASE).toString())
                .param("now", now.toString())
                .param("most", most)
                .query(Applications::application)
                .list();
    }

    /// Leaves these to be taken again soon: somebody who had to be asked did not answer.
    void takeSoon(Collection<Application> undecided) {
        sql.over(List.copyOf(undecided))
                .with(wall.instant().plus(SOON))
                .longs(Application::id)
                .update(TAKE_SOON);
    }

    /// Records decisions; an application that was decided before keeps its decision.
    ///
    /// @return the applications that were decided now
    List<Long> decide(Collection<Decided> decided) {
        return sql.over(List.copyOf(decided))
                .with(clock.now())
                .longs(Decided::id)
                .shorts(one -> one.state().code())
                .texts(Decided::decision)
                .nullableIds(Decided::line)
                .query(DECIDE, (row, _) -> row.getLong("id"));
    }

    /// Those of these that nobody has decided: nobody else does before the caller's transaction
    /// has ended.
    Set<Long> keepWaiting(Collection<Long> applications) {
        return new HashSet<>(
                sql.over(List.copyOf(applications))
                        .longs(one -> one)
                        .query(KEEP_WAITING, (row, _) -> row.getLong("id")));
    }

    /// Withdraws what waits under a commitment.
    void withdraw(PatientId patient, CommitmentId commitment) {
        withdraw(patient, commitment.value());
    }

    /// Withdraws all that waits for a patient.
    void withdraw(PatientId patient) {
        withdraw(patient, (Long) null);
    }

    private void withdraw(PatientId patient, @Nullable Long commitment) {
        sql.statement(WITHDRAW)
                .param("patient", patient.value())
                .param("commitment", commitment)
                .param("now", clock.now().toString())
                .update();
    }

    /// What a patient has applied for, newest first; not what the house has asked again.
    List<Application> of(PatientId patient) {
        return sql.statement(SELECT_OF_PATIENT)
                .param("patient", patient.value())
                .query(Applications::application)
                .list();
    }

    private static Application application(ResultSet row, int number) throws SQLException {
        return new Application(
                row.getLong("id"),
                new PatientId(row.getLong("patient")),
                new PackRef(row.getString("pack"), row.getInt("pack_version")),
                new CommitmentId(row.getLong("commitment")),
                row.getString("lender"),
                row.getBoolean("card"),
                row.getObject("again") == null ? null : new LineId(row.getLong("again")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Coded.of(State.class, row.getInt("state")),
                row.getString("decision"),
                row.getObject("line") == null ? null : new LineId(row.getLong("line")));
    }
}
