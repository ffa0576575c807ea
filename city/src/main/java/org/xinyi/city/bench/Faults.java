package org.xinyi.city.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Inputs;
import org.xinyi.city.hospital.Scheme;
import org.xinyi.city.hospital.World;
import org.xinyi.city.play.DoubledVisits;
import org.xinyi.city.play.Ground;
import org.xinyi.city.wire.Pause;

/// Kills server and database under load, again and again. Whoever got no answer asks again with
/// the same key. In the end what was acknowledged has happened once, and nothing else has.
final class Faults {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 10);
    private static final int PEOPLE = 120;
    private static final int CALLERS = 12;
    private static final int CALM_MS_MIN = 300;
    private static final int CALM_MS_MAX = 2_500;
    private static final int QUIET_LOOKS = 600;
    private static final long LOOK_MS = 200;

    /// In the place of a number that is there once more.
    private static final long TWICE = -1;

    private static final String EXECUTED =
            """
            SELECT order_id, sum(amount), count(*)
            FROM order_event
            WHERE kind = 1
            GROUP BY order_id
            """;

    private static final String CANCELLED = "SELECT order_id FROM order_event WHERE kind = 6";
    private static final String PLACED = "SELECT id FROM service_order";
    private static final String SETTLED = "SELECT id FROM settlement WHERE root = id";
    private static final String REFUNDED = "SELECT unnest(orders) FROM refund WHERE state = 2";

    private static final String UNDER_WAY =
            """
            SELECT (SELECT count(*) FROM city.obligation WHERE closed_at IS NULL)
                + (SELECT count(*) FROM city.refund WHERE state = 1)
            """;

    private final Plan plan;
    private final Street street;
    private final PrintStream out;
    private final AtomicLong visits = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean over;

    Faults(Plan plan, Street street, PrintStream out) {
        this.plan = plan;
        this.street = street;
        this.out = out;
    }

    /// @return 0 when nothing was lost, nothing doubled, and every fen is explained
    int run() {
        World world = World.of(Inputs.load(), Scheme.S04, PEOPLE, DAY, plan.seed());
        try (Ground ground = Ground.found(world, "kills", street.platform(), street.sandbox())) {
            DoubledVisits doubled = new DoubledVisits(ground);
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Random dice = new Random(plan.seed() * CALLERS + i);
                callers.add(Thread.ofPlatform().start(() -> call(doubled, dice)));
            }
            int kills = kill(doubled, new Random(plan.seed()));
            over = true;
            callers.forEach(Faults::join);
            settleDown(ground);
            int wrong = compare(doubled, ground.code());
            Throwable failed = failure.get();
            if (failed != null) {
                out.println("  a caller failed: " + failed);
                wrong++;
            }
            int verified = street.verify(out);
            out.printf(
                    "%d kills, seed %d: %d visits, %d orders, %d charges acknowledged; %d wrong%n",
                    kills,
                    plan.seed(),
                    visits.get(),
                    doubled.placed().size(),
                    doubled.charged().size(),
                    wrong);
            return wrong == 0 ? verified : 1;
        }
    }

    private void call(DoubledVisits doubled, Random dice) {
        while (!over && failure.get() == null) {
            try {
                doubled.play(dice);
                visits.incrementAndGet();
            } catch (RuntimeException failed) {
                failure.compareAndSet(null, failed);
            }
        }
    }

    /// @return how many kills there were, fewer than asked for when a caller has failed
    private int kill(DoubledVisits doubled, Random dice) {
        int kill = 0;
        while (kill < plan.kills() && failure.get() == null) {
            awaitProgress(doubled);
            Pause.millis(dice.nextInt(CALM_MS_MIN, CALM_MS_MAX));
            int what = dice.nextInt(3);
            street.crash(what != 1, what != 0);
            street.recover();
            kill++;
            out.printf(
                    "  kill %d/%d: %s; %d visits so far%n",
                    kill,
                    plan.kills(),
                    List.of("server", "database", "both").get(what),
                    visits.get());
        }
        return kill;
    }

    /// Every kill meets callers who are at work.
    private void awaitProgress(DoubledVisits doubled) {
        int before = doubled.placed().size();
        for (int look = 0;
                look < QUIET_LOOKS && doubled.placed().size() == before && failure.get() == null;
                look++) {
            Pause.millis(LOOK_MS);
        }
    }

    /// Lets payments and refunds that are under way arrive.
    private void settleDown(Ground ground) {
        String open = UNDER_WAY.replace("city", "city_" + ground.code());
        for (int look = 0; look < QUIET_LOOKS && street.database().number(open) > 0; look++) {
            Pause.millis(LOOK_MS);
        }
        out.println("  still under way: " + street.database().number(open));
    }

    private int compare(DoubledVisits doubled, String city) {
        int wrong = 0;
        wrong += same("orders", doubled.placed(), ids(city, PLACED));
        wrong += same("cancellations", doubled.cancelled(), ids(city, CANCELLED));
        wrong += same("settlements", new HashSet<>(doubled.settled().values()), ids(city, SETTLED));
        wrong += same("refunds", doubled.refunded(), ids(city, REFUNDED));
        Map<Long, BigDecimal> expected = new HashMap<>();
        doubled.charged().forEach((order, yuan) -> expected.put(order, new BigDecimal(yuan)));
        wrong += same("charges", expected, executed(city));
        return wrong;
    }

    private int same(String what, Object acknowledged, Object found) {
        boolean same = acknowledged.equals(found);
        out.println("  " + what + (same ? ": each exactly once" : ": DIFFER"));
        return same ? 0 : 1;
    }

    private Set<Long> ids(String city, String query) {
        Set<Long> ids = new HashSet<>();
        each(city, query, row -> ids.add(ids.contains(row.getLong(1)) ? TWICE : row.getLong(1)));
        return ids;
    }

    private Map<Long, BigDecimal> executed(String city) {
        Map<Long, BigDecimal> executed = new HashMap<>();
        each(
                city,
                EXECUTED,
                row ->
                        executed.put(
                                row.getLong(1),
                                row.getLong(3) == 1
                                        ? BigDecimal.valueOf(row.getLong(2), 2)
                                        : BigDecimal.ONE.negate()));
        return executed;
    }

    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String city, String query, Reading reading) {
        try (Connection connection = street.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO city_" + city);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    reading.read(rows);
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
