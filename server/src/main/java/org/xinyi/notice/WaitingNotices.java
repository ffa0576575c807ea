package org.xinyi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.sql.Sql;

/// Hands out waiting messages in their turn. What is taken rests for a while: a server that dies
/// leaves it to the others, and the carrier knows a message that is sent again.
@Component
class WaitingNotices {

    static final Duration LEASE = Duration.ofSeconds(60);
    static final int BATCH = 500;

    private static final int WEEK_DAYS = 7;

    private static final String TAKE =
            """
            WITH mine AS (
                SELECT id
                FROM notice
                WHERE state = 'WAITING'
                    AND priority < :dunning
                    AND send_at <= :now::timestamptz
                    AND (resting_until IS NULL OR resting_until <= :wall::timestamptz)
                ORDER BY priority, send_at, id
                LIMIT :limit
                FOR UPDATE SKIP LOCKED
            )
            UPDATE notice n
            SET resting_until = :until::timestamptz,
                attempts = attempts + 1
            FROM mine
            WHERE n.id = mine.id
            RETURNING false AS capped, n.id, n.queued_at, n.send_at, n.useful_until, n.patient, n.subject,
                n.template, n.english, n.attempts, n.parameters, n.phone, n.text, n.secret
            """;

    /// Of each patient and subject, the first of those due have their turn as far as the caps
    /// allow, counting what was sent; the others are put off to the next morning. One that another
    /// server has taken still counts as waiting, so that two servers never pass a cap together.
    private static final String TAKE_DUNNING =
            """
            WITH due AS (
                SELECT n.id,
                    row_number() OVER turns + sent.today > :perDay
                        OR row_number() OVER turns + sent.week > :perWeek AS capped
                FROM notice n
                CROSS JOIN LATERAL (
                    SELECT count(*) FILTER (WHERE s.sent_at >= :today::timestamptz) AS today,
                        count(*) AS week
                    FROM notice s
                    WHERE s.priority = 3
                        AND s.subject = n.subject
                        AND s.patient = n.patient
                        AND s.sent_at >= :weekStart::timestamptz
                ) AS sent
                WHERE n.state = 'WAITING'
                    AND n.priority = 3
                    AND n.send_at <= :now::timestamptz
                WINDOW turns AS (PARTITION BY n.patient, n.subject ORDER BY n.send_at, n.id)
            ),
            mine AS (
                SELECT n.id, due.capped
                FROM notice n
                JOIN due ON due.id = n.id
                WHERE n.state = 'WAITING'
                    AND n.send_at <= :now::timestamptz
                    AND (n.resting_until IS NULL OR n.resting_until <= :wall::timestamptz)
                ORDER BY n.send_at, n.id
                LIMIT :limit
                FOR UPDATE OF n SKIP LOCKED
            )
            UPDATE notice n
            SET send_at = CASE WHEN mine.capped THEN :tomorrow::timestamptz ELSE n.send_at END,
                resting_until = CASE WHEN mine.capped THEN NULL ELSE :until::timestamptz END,
                attempts = CASE WHEN mine.capped THEN n.attempts ELSE n.attempts + 1 END
            FROM mine
            WHERE n.id = mine.id
            RETURNING mine.capped, n.id, n.queued_at, n.send_at, n.useful_until, n.patient, n.subject,
                n.template, n.english, n.attempts, n.parameters, n.phone, n.text, n.secret
            """;

    private static final String FOLD =
            """
            UPDATE notice n
            SET state = 'FOLDED',
                folded_into = fold.leader,
                resting_until = NULL
            FROM unnest(?::bigint[], ?::bigint[]) AS fold (id, leader)
            WHERE n.id = fold.id
            """;

    private static final String ADD_UP =
            """
            UPDATE notice n
            SET parameters = sum.parameters
            FROM unnest(?::bigint[], ?::text[]) AS sum (id, parameters)
            WHERE n.id = sum.id
            """;

    private final Sql sql;
    private final NoticeSettings settings;
    private final BusinessClock clock;
    private final Clock wall;

    WaitingNotices(Sql sql, NoticeSettings settings, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
        this.wall = wall;
    }

    /// The next messages in their turn, at most [#BATCH]; what was put off is among them.
    List<Taken> take() {
        Instant now = clock.now();
        return sql.inTransaction(
                () -> {
                    List<Taken> taken = fold(takeAtOnce(now));
                    if (taken.size() < BATCH && !settings.isQuiet(now)) {
                        taken.addAll(takeDunning(now, BATCH - taken.size()));
                    }
                    return taken;
                });
    }

    private List<Taken> takeAtOnce(Instant now) {
        return leasing(TAKE, now)
                .param("dunning", Template.DUNNING_PRIORITY)
                .param("limit", BATCH)
                .query(Taken::of)
                .list();
    }

    private List<Taken> takeDunning(Instant now, int limit) {
        return leasing(TAKE_DUNNING, now)
                .param("perDay", settings.dunningPerDay())
                .param("perWeek", settings.dunningPerWeek())
                .param("today", startOfDay(now, 0))
                .param("weekStart", startOfDay(now, WEEK_DAYS - 1))
                .param("tomorrow", settings.nextMorning(now).toString())
                .param("limit", limit)
                .query(Taken::of)
                .list();
    }

    private JdbcClient.StatementSpec leasing(String statement, Instant now) {
        Instant reading = wall.instant();
        return sql.statement(statement)
                .param("now", now.toString())
                .param("wall", reading.toString())
                .param("until", reading.plus(LEASE).toString());
    }

    private static String startOfDay(Instant now, int daysBefore) {
        return BusinessClock.startOf(BusinessClock.dateOf(now).minusDays(daysBefore))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /// @return what is left to send, in turn
    private List<Taken> fold(List<Taken> taken) {
        Map<Long, Taken> left = new HashMap<>();
        taken.forEach(message -> left.put(message.id(), message));
        List<Folded> folded = new ArrayList<>();
        List<Taken> sums = new ArrayList<>();
        for (Folding folding : Folding.among(taken)) {
            sums.add(folding.sum());
            for (Taken other : folding.others()) {
                folded.add(new Folded(other.id(), folding.last().id()));
                left.remove(other.id());
            }
        }
        sums.forEach(message -> left.put(message.id(), message));
        sql.over(folded).longs(Folded::id).longs(Folded::leader).update(FOLD);
        sql.over(sums).longs(Taken::id).texts(Taken::parameters).update(ADD_UP);
        return left.values().stream().sorted(Taken.IN_TURN).collect(Collectors.toList());
    }

    private record Folded(long id, long leader) {}
}
