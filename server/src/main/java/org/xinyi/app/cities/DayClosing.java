package org.xinyi.app.cities;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
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
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);

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
            WHERE name = ANY(:works)
                AND closed_through < :yesterday
                AND (leased_until IS NULL OR leased_until < :now::timestamptz OR leased_by = :server)
            RETURNING name, closed_through
            """;

    private static final String CLOSED =
            """
            UPDATE daily_work
            SET closed_through = CASE WHEN name = ANY(:done) THEN :day ELSE closed_through END,
                leased_until = NULL
            WHERE leased_by = :server
                AND leased_until IS NOT NULL
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
            closedOne = closeNextDay(yesterday);
        }
        if (isClosed(yesterday)) {
            closedThrough.put(City.current(), yesterday);
        }
    }

    /// Another server may still be at it.
    private boolean isClosed(LocalDate day) {
        return sql.statement(SELECT_OPEN).param("day", day).query(Integer.class).list().isEmpty();
    }

    /// The first day that any work has not closed, with all works that have not, in their order.
    private boolean closeNextDay(LocalDate yesterday) {
        Map<String, LocalDate> closed = take(yesterday);
        if (closed.isEmpty()) {
            return false;
        }
        LocalDate day = Collections.min(closed.values()).plusDays(1);
        Instant renewal = wall.instant().plus(RENEWED_AFTER);
        List<String> done = new ArrayList<>();
        try {
            for (DailyWork work : works) {
                if (day.minusDays(1).equals(closed.get(work.name()))) {
                    if (wall.instant().isAfter(renewal)) {
                        take(yesterday);
                        renewal = wall.instant().plus(RENEWED_AFTER);
                    }
                    work.close(day);
                    done.add(work.name());
                }
            }
        } finally {
            sql.statement(CLOSED)
                    .param("done", done.toArray(String[]::new))
                    .param("day", day)
                    .param("server", server)
                    .update();
        }
        return !done.isEmpty();
    }

    /// Leases what has a day to close.
    ///
    /// @return the last day that each work has closed
    private Map<String, LocalDate> take(LocalDate yesterday) {
        Instant now = wall.instant();
        Map<String, LocalDate> taken = new HashMap<>();
        sql.statement(TAKE)
                .param("server", server)
                .param("until", now.plus(LEASE).toString())
                .param("works", works.stream().map(DailyWork::name).toArray(String[]::new))
                .param("yesterday", yesterday)
                .param("now", now.toString())
                .query(
                        row -> {
                            taken.put(
                                    row.getString("name"),
                                    row.getObject("closed_through", LocalDate.class));
                        });
        return taken;
    }
}
