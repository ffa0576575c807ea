package org.xinyi.delinquency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;

/// Keeps debtors from being asked for a while, with a reason and an end. A pause moves no clock.
@Component
class Pauses {

    static final Duration LONGEST = Duration.ofDays(90);

    record Pause(
            long id, ObligationId obligation, PauseReason reason, Instant begunAt, Instant until) {}

    private static final String INSERT =
            """
            INSERT INTO pause (id, obligation, reason, begun_at, until, staff)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                ?::bigint[])
            """;

    private static final String END =
            """
            UPDATE pause
            SET ended_at = :now::timestamptz
            WHERE id = :id
                AND obligation = :obligation
                AND ended_at IS NULL
                AND until > :now::timestamptz
            """;

    private static final String EXISTS =
            """
            SELECT count(*)
            FROM pause
            WHERE id = :id
                AND obligation = :obligation
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final EventLog log;
    private final Hints hints;
    private final CallTasks calls;

    Pauses(Sql sql, IdSource ids, BusinessClock clock, EventLog log, Hints hints, CallTasks calls) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.log = log;
        this.hints = hints;
        this.calls = calls;
    }

    /// Pauses in the caller's transaction.
    ///
    /// @throws RefusedException when it would end in the past or too late
    Pause begin(ObligationId obligation, PauseReason reason, Instant until) {
        Instant now = clock.now();
        Instant latest = now.plus(LONGEST);
        if (!until.isAfter(now) || until.isAfter(latest)) {
            throw new RefusedException(new DelinquencyRefusal.PauseTooLong(latest));
        }
        Pause pause = new Pause(ids.next(), obligation, reason, now, until);
        sql.over(List.of(pause))
                .longs(Pause::id)
                .ids(Pause::obligation)
                .texts(one -> one.reason.name())
                .instants(Pause::begunAt)
                .instants(Pause::until)
                .nullableIds(_ -> Visibility.staff())
                .update(INSERT);
        log.append(
                List.of(
                        new EventLog.Entry(
                                now, obligation, new Event.PauseBegun(pause.id, reason, until))));
        hints.look(List.of(obligation), now);
        calls.delay(List.of(obligation), until);
        return pause;
    }

    /// Ends a pause early, in the caller's transaction.
    ///
    /// @throws RefusedException when there is none, or it is over
    void end(ObligationId obligation, long pause) {
        if (!endIfRuns(obligation, pause)) {
            boolean known =
                    sql.statement(EXISTS)
                                    .param("id", pause)
                                    .param("obligation", obligation.value())
                                    .query(Long.class)
                                    .single()
                            > 0;
            throw new RefusedException(
                    known
                            ? new DelinquencyRefusal.PauseEnded(pause)
                            : new DelinquencyRefusal.PauseUnknown(pause));
        }
    }

    boolean endIfRuns(ObligationId obligation, long pause) {
        Instant now = clock.now();
        boolean ran =
                sql.statement(END)
                                .param("now", now.toString())
                                .param("id", pause)
                                .param("obligation", obligation.value())
                                .update()
                        > 0;
        if (ran) {
            log.append(List.of(new EventLog.Entry(now, obligation, new Event.PauseEnded(pause))));
            hints.look(List.of(obligation), now);
        }
        return ran;
    }
}
