package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// The queues of the hospitals' call desks, and the calls that were made.
@Component
class CallTasks {

    /// @param callFrom not before this moment
    /// @param endedAt null while somebody has to call
    record Task(
            long id,
            ObligationId obligation,
            InstitutionId institution,
            PatientId debtor,
            String rung,
            int attempts,
            Instant queuedAt,
            Instant callFrom,
            @Nullable Instant endedAt,
            @Nullable String outcome) {}

    record Call(
            long id,
            long task,
            ObligationId obligation,
            InstitutionId institution,
            Instant at,
            CallOutcome outcome,
            @Nullable NonPaymentReason reason,
            @Nullable LocalDate promisedOn,
            @Nullable StaffId staff) {}

    static final String DROPPED = "DROPPED";

    private static final String COLUMNS =
            """
            SELECT id, obligation, institution, debtor, rung, attempts, queued_at, call_from,
                ended_at, outcome
            FROM call_task
            """;

    private static final String INSERT =
            """
            INSERT INTO call_task
                (id, obligation, institution, debtor, rung, queued_at, call_from)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[],
                ?::timestamptz[])
            """;

    private static final String INSERT_CALL =
            """
            INSERT INTO call_made
                (id, task, obligation, institution, at, outcome, reason, promised_on, staff)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[],
                ?::text[], ?::date[], ?::bigint[])
            """;

    private static final String ATTEMPTED =
            """
            UPDATE call_task
            SET attempts = attempts + 1,
                outcome = :outcome,
                call_from = :callFrom::timestamptz,
                ended_at = :endedAt::timestamptz
            WHERE id = :id
                AND ended_at IS NULL
            """;

    private static final String DROP =
            """
            UPDATE call_task
            SET outcome = 'DROPPED',
                ended_at = ?::timestamptz
            WHERE obligation = ANY(?::bigint[])
                AND ended_at IS NULL
            """;

    private static final String DELAY =
            """
            UPDATE call_task
            SET call_from = greatest(call_from, ?::timestamptz)
            WHERE obligation = ANY(?::bigint[])
                AND ended_at IS NULL
            """;

    private final Sql sql;
    private final IdSource ids;

    CallTasks(Sql sql, IdSource ids) {
        this.sql = sql;
        this.ids = ids;
    }

    List<Task> queue(List<DueRung> due, Instant at) {
        List<Task> tasks = new ArrayList<>();
        for (DueRung one : due) {
            tasks.add(
                    new Task(
                            ids.next(),
                            one.obligation(),
                            one.of().obligation().institution(),
                            one.of().obligation().debtor(),
                            one.rung().id(),
                            0,
                            at,
                            QuietHours.after(one.of().pack().followUp(), at),
                            null,
                            null));
        }
        sql.over(tasks)
                .longs(Task::id)
                .ids(Task::obligation)
                .ids(Task::institution)
                .ids(Task::debtor)
                .texts(Task::rung)
                .instants(Task::queuedAt)
                .instants(Task::callFrom)
                .update(INSERT);
        return tasks;
    }

    Optional<Task> find(long task) {
        return sql.statement(COLUMNS + "WHERE id = :id")
                .param("id", task)
                .query(CallTasks::task)
                .optional();
    }

    /// Who is to be called now, longest waiting first.
    ///
    /// @param institution null: of all
    List<Task> open(@Nullable InstitutionId institution, Instant now, Place after, int most) {
        return sql.statement(
                        COLUMNS
                                + """
                                WHERE ended_at IS NULL
                                    AND (:institution::bigint IS NULL
                                        OR institution = :institution)
                                    AND call_from <= :now::timestamptz
                                    AND (call_from, id) > (:afterAt::timestamptz, :afterId)
                                ORDER BY call_from, id
                                LIMIT :most
                                """)
                .param("institution", institution == null ? null : institution.value())
                .param("now", now.toString())
                .param("afterAt", after.at())
                .param("afterId", after.id())
                .param("most", most)
                .query(CallTasks::task)
                .list();
    }

    /// Records a call.
    ///
    /// @param again when to call again; null: it is done with
    /// @return whether the task was open
    boolean called(Call call, @Nullable Instant again) {
        boolean open =
                sql.statement(ATTEMPTED)
                                .param("outcome", call.outcome.name())
                                .param("callFrom", (again == null ? call.at : again).toString())
                                .param("endedAt", again == null ? call.at.toString() : null)
                                .param("id", call.task)
                                .update()
                        > 0;
        if (open) {
            sql.over(List.of(call))
                    .longs(Call::id)
                    .longs(Call::task)
                    .ids(Call::obligation)
                    .ids(Call::institution)
                    .instants(Call::at)
                    .texts(one -> one.outcome.name())
                    .texts(one -> one.reason == null ? null : one.reason.name())
                    .dates(Call::promisedOn)
                    .nullableIds(Call::staff)
                    .update(INSERT_CALL);
        }
        return open;
    }

    /// Nothing is left to ask.
    void drop(Collection<ObligationId> obligations, Instant at) {
        sql.over(List.copyOf(obligations)).with(at).ids(one -> one).update(DROP);
    }

    /// Nobody calls before this moment.
    void delay(Collection<ObligationId> obligations, Instant until) {
        sql.over(List.copyOf(obligations)).with(until).ids(one -> one).update(DELAY);
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getLong("id"),
                new ObligationId(row.getLong("obligation")),
                new InstitutionId(row.getLong("institution")),
                new PatientId(row.getLong("debtor")),
                row.getString("rung"),
                row.getInt("attempts"),
                Moments.instant(row, "queued_at"),
                Moments.instant(row, "call_from"),
                Moments.nullableInstant(row, "ended_at"),
                row.getString("outcome"));
    }
}
