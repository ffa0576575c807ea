package org.xinyi.app.cities;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.City;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.sql.Sql;

/// Closes the days of the current city one after the other, from the last closed one to
/// yesterday, whatever kept the server from doing so on time. Locks nobody out: a lease only
/// keeps two servers from doing the same day twice.
@Component
class DayClosing {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String ENSURE =
            """
            INSERT INTO daily_work (name, closed_through)
            VALUES (:name, :yesterday)
            ON CONFLICT (name) DO NOTHING
            """;

    private static final String TAKE =
            """
            UPDATE daily_work
            SET leased_by = :server,
                leased_until = :until::timestamptz
            WHERE name = :name
                AND closed_through < :yesterday
                AND (leased_until IS NULL OR leased_until < :now::timestamptz OR leased_by = :server)
            RETURNING closed_through
            """;

    private static final String CLOSED =
            """
            UPDATE daily_work
            SET closed_through = :day,
                leased_until = NULL
            WHERE name = :name
                AND leased_by = :server
            """;

    private static final String SELECT_OPEN =
            """
            SELECT 1
            FROM daily_work
            WHERE closed_through < :day
            LIMIT 1
            """;

    private final Map<City, LocalDate> closedThrough = new ConcurrentHashMap<>();
    private final String server = UUID.randomUUID().toString();
    private final Sql sql;
    private final Clock wall;
    private final BusinessClock clock;
    private final List<DailyWork> works;

    DayClosing(Sql sql, Clock wall, BusinessClock clock, List<DailyWork> works) {
        this.sql = sql;
        this.wall = wall;
        this.clock = clock;
        this.works = works.stream().sorted(Comparator.comparingInt(DailyWork::order)).toList();
    }

    /// Notes today as the first day that will be closed.
    void begin() {
        for (DailyWork work : works) {
            sql.statement(ENSURE)
                    .param("name", work.name())
                    .param("yesterday", clock.today().minusDays(1))
                    .update();
        }
    }

    /// Closes every day that is over, day by day, each with all works in their order.
    void catchUp() {
        LocalDate yesterday = clock.today().minusDays(1);
        if (yesterday.equals(closedThrough.get(City.current()))) {
            return;
        }
        boolean closedOne = true;
        while (closedOne) {
            closedOne = false;
            for (DailyWork work : works) {
                closedOne |= closeNextDay(work, yesterday);
            }
        }
        if (isClosed(yesterday)) {
            closedThrough.put(City.current(), yesterday);
        }
    }

    /// Another server may still be at it.
    private boolean isClosed(LocalDate day) {
        return sql.statement(SELECT_OPEN).param("day", day).query(Integer.class).list().isEmpty();
    }

    private boolean closeNextDay(DailyWork work, LocalDate yesterday) {
        Instant now = wall.instant();
        List<LocalDate> taken =
                sql.statement(TAKE)
                        .param("server", server)
                        .param("until", now.plus(LEASE).toString())
                        .param("name", work.name())
                        .param("yesterday", yesterday)
                        .param("now", now.toString())
                        .query(LocalDate.class)
                        .list();
        if (taken.isEmpty()) {
            return false;
        }
        LocalDate day = taken.getFirst().plusDays(1);
        work.close(day);
        sql.statement(CLOSED)
                .param("day", day)
                .param("name", work.name())
                .param("server", server)
                .update();
        return true;
    }
}
