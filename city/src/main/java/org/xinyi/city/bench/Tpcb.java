package org.xinyi.city.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The yardstick: the TPC-B-like transaction of pgbench on the same database, scale 50, 16
/// clients, prepared. By pgbench where it is installed, else the same statements over JDBC.
final class Tpcb {

    static final int SCALE = 50;
    static final int CLIENTS = 16;

    private static final int ACCOUNTS = 100_000;
    private static final int TELLERS = 10;
    private static final int DELTA = 5_000;
    private static final Pattern TPS = Pattern.compile("tps = (\\d+)");

    private static final List<String> TABLES =
            List.of(
                    "DROP SCHEMA IF EXISTS tpcb CASCADE",
                    "CREATE SCHEMA tpcb",
                    "SET search_path TO tpcb",
                    """
                    CREATE TABLE pgbench_branches (bid int NOT NULL, bbalance int, filler char(88))
                    WITH (fillfactor = 100)
                    """,
                    """
                    CREATE TABLE pgbench_tellers (
                        tid int NOT NULL, bid int, tbalance int, filler char(84))
                    WITH (fillfactor = 100)
                    """,
                    """
                    CREATE TABLE pgbench_accounts (
                        aid int NOT NULL, bid int, abalance int, filler char(84))
                    WITH (fillfactor = 100)
                    """,
                    """
                    CREATE TABLE pgbench_history (
                        tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))
                    """,
                    "INSERT INTO pgbench_branches SELECT i, 0, '' FROM generate_series(1, "
                            + SCALE
                            + ") i",
                    "INSERT INTO pgbench_tellers SELECT i, (i - 1) / 10 + 1, 0, '' FROM"
                            + " generate_series(1, "
                            + SCALE * TELLERS
                            + ") i",
                    "INSERT INTO pgbench_accounts SELECT i, (i - 1) / 100000 + 1, 0, '' FROM"
                            + " generate_series(1, "
                            + SCALE * ACCOUNTS
                            + ") i",
                    "ALTER TABLE pgbench_branches ADD PRIMARY KEY (bid)",
                    "ALTER TABLE pgbench_tellers ADD PRIMARY KEY (tid)",
                    "ALTER TABLE pgbench_accounts ADD PRIMARY KEY (aid)",
                    "ANALYZE pgbench_accounts");

    private static final List<String> TRANSACTION =
            List.of(
                    "UPDATE pgbench_accounts SET abalance = abalance + ? WHERE aid = ?",
                    "SELECT abalance FROM pgbench_accounts WHERE aid = ?",
                    "UPDATE pgbench_tellers SET tbalance = tbalance + ? WHERE tid = ?",
                    "UPDATE pgbench_branches SET bbalance = bbalance + ? WHERE bid = ?",
                    "INSERT INTO pgbench_history (tid, bid, aid, delta, mtime)"
                            + " VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)");

    private final Street street;
    private final @Nullable Path pgbench;

    Tpcb(Street street) {
        this.street = street;
        this.pgbench = find();
        execute(TABLES);
    }

    private void execute(List<String> statements) {
        try (Connection connection = street.database().connect();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// What measures: the program's name, or the same script over JDBC.
    String by() {
        return pgbench == null ? "the TPC-B script over JDBC" : "pgbench (" + pgbench + ")";
    }

    /// @return transactions a second
    long run(int seconds) {
        return pgbench == null ? overJdbc(seconds) : byPgbench(pgbench, seconds);
    }

    void drop() {
        execute(List.of("DROP SCHEMA tpcb CASCADE"));
    }

    private long byPgbench(Path program, int seconds) {
        Database database = street.database();
        ProcessBuilder builder =
                new ProcessBuilder(
                                program.toString(),
                                "-n",
                                "-M",
                                "prepared",
                                "-c",
                                Integer.toString(CLIENTS),
                                "-j",
                                "2",
                                "-T",
                                Integer.toString(seconds),
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(database.port()),
                                "-U",
                                "postgres",
                                "postgres")
                        .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGOPTIONS", "-c search_path=tpcb");
        try {
            Process process = builder.start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = TPS.matcher(said);
            if (!found.find()) {
                throw new IllegalStateException("pgbench: " + said);
            }
            return Long.parseLong(found.group(1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long overJdbc(int seconds) {
        AtomicLong done = new AtomicLong();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofPlatform().start(() -> client(until, done)));
        }
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return done.get() / seconds;
    }

    private void client(long until, AtomicLong done) {
        try (Connection connection = street.database().connect()) {
            connection.createStatement().execute("SET search_path TO tpcb");
            connection.setAutoCommit(false);
            List<PreparedStatement> statements = new ArrayList<>();
            for (String one : TRANSACTION) {
                statements.add(connection.prepareStatement(one));
            }
            while (System.nanoTime() - until < 0) {
                transaction(statements);
                connection.commit();
                done.incrementAndGet();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void transaction(List<PreparedStatement> statements) throws SQLException {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        int account = dice.nextInt(SCALE * ACCOUNTS) + 1;
        int teller = dice.nextInt(SCALE * TELLERS) + 1;
        int branch = dice.nextInt(SCALE) + 1;
        int delta = dice.nextInt(-DELTA, DELTA + 1);
        execute(statements.get(0), delta, account);
        execute(statements.get(1), account);
        execute(statements.get(2), delta, teller);
        execute(statements.get(3), delta, branch);
        execute(statements.get(4), teller, branch, account, delta);
    }

    private static void execute(PreparedStatement statement, int... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setInt(i + 1, values[i]);
        }
        statement.execute();
    }

    private static @Nullable Path find() {
        List<Path> places = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            places.add(Path.of(folder, "pgbench"));
        }
        return places.stream().filter(Files::isExecutable).findFirst().orElse(null);
    }
}
