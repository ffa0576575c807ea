package org.xinyi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.sql.Sql;

/// Records how far messages have come. Whatever is told twice, or late, changes nothing more.
@Component
class SentNotices {

    /// What the carrier said of one message.
    ///
    /// @param failedBecause null when all is well
    record Verdict(long id, @Nullable String failedBecause) {}

    private static final int REASON_MAX = 200;

    private static final String SENT =
            """
            UPDATE notice
            SET state = 'SENT',
                sent_at = ?::timestamptz,
                resting_until = NULL
            WHERE id = ANY(?::bigint[])
                AND state = 'WAITING'
            """;

    private static final String FAILED =
            """
            UPDATE notice n
            SET state = 'FAILED',
                reason = verdict.reason,
                ended_at = ?::timestamptz,
                resting_until = NULL
            FROM unnest(?::bigint[], ?::text[]) AS verdict (id, reason)
            WHERE n.id = verdict.id
                AND n.state = 'WAITING'
            RETURNING n.id, n.subject, n.template, n.state, n.reason
            """;

    /// A receipt may come before the answer that was lost on its way.
    private static final String RECEIVED =
            """
            UPDATE notice n
            SET state = CASE WHEN verdict.reason IS NULL THEN 'DELIVERED' ELSE 'FAILED' END,
                reason = verdict.reason,
                sent_at = COALESCE(n.sent_at, now.at),
                ended_at = now.at,
                resting_until = NULL
            FROM (SELECT ?::timestamptz AS at) AS now,
                unnest(?::bigint[], ?::text[]) AS verdict (id, reason)
            WHERE n.id = verdict.id
                AND n.attempts > 0
                AND n.state IN ('WAITING', 'SENT')
            RETURNING n.id, n.subject, n.template, n.state, n.reason
            """;

    /// What was handed to the carrier once cannot be taken back.
    private static final String WITHDRAWN =
            """
            UPDATE notice n
            SET state = 'FAILED',
                reason = 'WITHDRAWN',
                ended_at = ?::timestamptz
            WHERE n.id = ANY(?::bigint[])
                AND n.state = 'WAITING'
                AND n.attempts = 0
            RETURNING n.id, n.subject, n.template, n.state, n.reason
            """;

    private static final String REST =
            """
            UPDATE notice n
            SET resting_until = rest.until
            FROM unnest(?::bigint[], ?::timestamptz[]) AS rest (id, until)
            WHERE n.id = rest.id
                AND n.state = 'WAITING'
            """;

    private final Sql sql;
    private final NoticeLog log;
    private final BusinessClock clock;
    private final Clock wall;

    SentNotices(Sql sql, NoticeLog log, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.log = log;
        this.clock = clock;
        this.wall = wall;
    }

    void answered(List<Verdict> verdicts) {
        List<Verdict> accepted =
                verdicts.stream().filter(verdict -> verdict.failedBecause == null).toList();
        List<Verdict> refused =
                verdicts.stream().filter(verdict -> verdict.failedBecause != null).toList();
        sql.inTransaction(
                () -> {
                    sql.over(accepted).with(clock.now()).longs(Verdict::id).update(SENT);
                    record(FAILED, refused);
                });
    }

    /// In the caller's transaction.
    void received(List<Verdict> receipts) {
        record(RECEIVED, receipts);
    }

    /// In the caller's transaction.
    void withdrawn(Collection<Long> notices) {
        log.append(
                sql.over(List.copyOf(notices))
                        .with(clock.now())
                        .longs(id -> id)
                        .query(WITHDRAWN, SentNotices::entry));
    }

    /// Puts messages back that the carrier may or may not have, until their next attempt.
    void rest(List<Taken> messages, Duration atLeast) {
        Instant now = wall.instant();
        sql.over(messages)
                .longs(Taken::id)
                .instants(message -> now.plus(longer(message.pause(), atLeast)))
                .update(REST);
    }

    private void record(String statement, List<Verdict> verdicts) {
        log.append(
                sql.over(verdicts)
                        .with(clock.now())
                        .longs(Verdict::id)
                        .texts(verdict -> cut(verdict.failedBecause))
                        .query(statement, SentNotices::entry));
    }

    private static NoticeLog.Entry entry(ResultSet row, int number) throws SQLException {
        boolean delivered = row.getString("state").equals(Notices.Status.DELIVERED.name());
        return new NoticeLog.Entry(
                delivered ? NoticeLog.DELIVERED : NoticeLog.FAILED,
                row.getLong("id"),
                row.getLong("subject"),
                Template.valueOf(row.getString("template")),
                row.getString("reason"));
    }

    private static Duration longer(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? right : left;
    }

    private static @Nullable String cut(@Nullable String reason) {
        return reason == null || reason.length() <= REASON_MAX
                ? reason
                : reason.substring(0, REASON_MAX);
    }
}
