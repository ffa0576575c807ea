package org.xinyi.city.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The database that is measured, seen by its owner: what it is set to, how large it has grown.
final class Database {

    private static final int PORT_LINE = 3;

    static final List<String> SETTINGS =
            List.of(
                    "server_version",
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "wal_sync_method",
                    "shared_buffers",
                    "wal_buffers",
                    "max_wal_size",
                    "checkpoint_timeout",
                    "max_connections",
                    "data_checksums");

    private static final String SIZES =
            """
            SELECT c.relname, pg_total_relation_size(c.oid)
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ?
                AND c.relkind = 'r'
            """;

    private final String url;
    private final String password;
    private final long pid;

    private Database(String url, String password, long pid) {
        this.url = url;
        this.password = password;
        this.pid = pid;
    }

    /// The embedded one whose data stands below this folder.
    static Database of(Path home) {
        try {
            List<String> lines =
                    Files.readAllLines(home.resolve("cluster").resolve("postmaster.pid"));
            return new Database(
                    "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/postgres",
                    Files.readString(home.resolve("password")).strip(),
                    Long.parseLong(lines.getFirst().strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String url() {
        return url;
    }

    int port() {
        String after = url.substring("jdbc:postgresql://127.0.0.1:".length());
        return Integer.parseInt(after.substring(0, after.indexOf('/')));
    }

    String password() {
        return password;
    }

    long pid() {
        return pid;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", password);
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        SETTINGS.forEach(name -> settings.put(name, text("SHOW " + name)));
        return settings;
    }

    /// Bytes of every table of a city, indexes included.
    Map<String, Long> sizes(String city) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(SIZES)) {
            statement.setString(1, "city_" + city);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sizes.put(rows.getString(1), rows.getLong(2));
                }
            }
            return sizes;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Bytes of WAL written so far.
    long walBytes() {
        return new BigDecimal(text("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"))
                .longValueExact();
    }

    long number(String query) {
        return Long.parseLong(text(query));
    }

    /// The first value of the first row.
    String text(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    /// Statements of a city, one after the other in one transaction.
    void inCity(String city, List<String> statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET search_path TO city_" + city);
            for (String one : statements) {
                statement.execute(one);
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Leaves a table as it stands after its own upkeep.
    void vacuum(String table) {
        execute("VACUUM (ANALYZE) " + table);
    }

    /// Writes out what is dirty, so that no run pays for the one before.
    void checkpoint() {
        execute("CHECKPOINT");
    }

    private void execute(String text) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
