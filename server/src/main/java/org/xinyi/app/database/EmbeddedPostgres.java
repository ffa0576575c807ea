package org.xinyi.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A durable PostgreSQL on the loopback address, with its data under a folder of ours. Whatever was
/// killed in its place is cleared away at the next start; nothing is adopted with old settings.
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int START_SECONDS_MAX = 60;
    private static final int START_ATTEMPTS_MAX = 5;
    private static final int COMMAND_SECONDS_MAX = 90;
    private static final int ATTEMPT_PAUSE_MS = 500;

    /// The line of `postmaster.pid` that holds the port, counted from 0.
    private static final int PID_FILE_PORT = 3;

    /// What makes it a ledger's database, and what makes it quick on a small machine.
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("listen_addresses", "'127.0.0.1'"),
                    Map.entry("unix_socket_directories", "''"),
                    Map.entry("max_connections", "120"),
                    Map.entry("shared_buffers", "'384MB'"),
                    Map.entry("wal_buffers", "'16MB'"),
                    Map.entry("max_wal_size", "'4GB'"),
                    Map.entry("min_wal_size", "'256MB'"),
                    Map.entry("checkpoint_timeout", "'15min'"),
                    Map.entry("checkpoint_completion_target", "0.9"),
                    Map.entry("random_page_cost", "1.1"),
                    Map.entry("jit", "off"),
                    Map.entry("timezone", "'UTC'"),
                    Map.entry("lc_messages", "'C'"),
                    Map.entry("log_min_messages", "warning"));

    private final Path binaries;
    private final Path cluster;
    private final Path log;
    private final Path passwordFile;
    private final List<String> asOrdinaryUser;
    private final int port;

    private EmbeddedPostgres(Path home, int port) {
        Path absolute = home.toAbsolutePath().normalize();
        this.cluster = absolute.resolve("cluster");
        this.log = absolute.resolve("postgres.log");
        this.passwordFile = absolute.resolve("password");
        this.port = port == 0 ? freePort() : port;
        createFolder(absolute);
        this.binaries = PostgresBinaries.unpackInto(absolute.resolve("binaries"));
        this.asOrdinaryUser = ordinaryUserPrefix();
    }

    /// Starts PostgreSQL on the data below `home`, creating it on first use.
    static EmbeddedPostgres start(Path home, int port) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(home, port);
        postgres.createCluster();
        postgres.stopLeftover();
        postgres.startServer();
        return postgres;
    }

    /// The one that another process has started on the data below `home`; it stays that process's.
    ///
    /// @throws IllegalStateException when there is no data at all
    static Optional<EmbeddedPostgres> running(Path home) {
        Path cluster = home.toAbsolutePath().normalize().resolve("cluster");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            throw new IllegalStateException("There is no data in " + home);
        }
        Path pid = cluster.resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        int port = Integer.parseInt(read(pid).lines().skip(PID_FILE_PORT).findFirst().orElse("0"));
        boolean up =
                ProcessHandle.of(Long.parseLong(read(pid).lines().findFirst().orElse("0")))
                        .isPresent();
        return up ? Optional.of(new EmbeddedPostgres(home, port)) : Optional.empty();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    int port() {
        return port;
    }

    String password() {
        return read(passwordFile);
    }

    @Override
    public void close() {
        run(List.of(tool("pg_ctl"), "stop", "-D", cluster.toString(), "-m", "fast", "-w"));
    }

    private void createCluster() {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            return;
        }
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        write(passwordFile, HexFormat.of().formatHex(secret));
        List<String> initialise =
                List.of(
                        tool("initdb"),
                        "-D",
                        cluster.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        passwordFile.toString(),
                        "-E",
                        "UTF8",
                        "--no-locale",
                        "--data-checksums");
        Result result = run(initialise);
        if (result.code != 0) {
            throw new IllegalStateException("Could not create the database: " + result.output);
        }
    }

    /// A killed server leaves PostgreSQL running: end it, so that it comes back with our settings.
    private void stopLeftover() {
        if (Files.exists(cluster.resolve("postmaster.pid"))) {
            LOG.info("The last stop was not clean; PostgreSQL recovers by itself.");
            run(List.of(tool("pg_ctl"), "stop", "-D", cluster.toString(), "-m", "fast", "-w"));
        }
    }

    private void startServer() {
        write(cluster.resolve("postgresql.auto.conf"), settings());
        List<String> start =
                List.of(
                        tool("pg_ctl"),
                        "start",
                        "-D",
                        cluster.toString(),
                        "-l",
                        log.toString(),
                        "-w",
                        "-t",
                        String.valueOf(START_SECONDS_MAX),
                        "-s");
        Result result = run(start);
        for (int attempt = 1; result.code != 0 && attempt < START_ATTEMPTS_MAX; attempt++) {
            pause();
            result = run(start);
        }
        if (result.code != 0) {
            throw new IllegalStateException(
                    "PostgreSQL does not start: " + result.output + " See " + log);
        }
    }

    private String settings() {
        return SETTINGS.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .sorted()
                .collect(Collectors.joining("\n", "port = " + port + "\n", "\n"));
    }

    private String tool(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    /// PostgreSQL refuses to run as root. A user namespace makes us someone else without giving the
    /// files away; where the kernel forbids that, the files go to an unprivileged user.
    private List<String> ordinaryUserPrefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        List<String> namespace = List.of("unshare", "-U");
        List<String> probe = new ArrayList<>(namespace);
        probe.add("true");
        if (execute(probe).code == 0) {
            return namespace;
        }
        execute(List.of("chown", "-R", "65534:65534", binaries.resolveSibling(".").toString()));
        return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    private Result run(List<String> command) {
        List<String> whole = new ArrayList<>(asOrdinaryUser);
        whole.addAll(command);
        return execute(whole);
    }

    private static Result execute(List<String> command) {
        try {
            Path output = Files.createTempFile("xinyi-postgres", ".out");
            try {
                Process process =
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
                if (!process.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Result(-1, command + " took too long");
                }
                return new Result(process.exitValue(), Files.readString(output).strip());
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException failure) {
            return new Result(-1, command + ": " + failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Result(-1, command + " was interrupted");
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("No free port for PostgreSQL", failure);
        }
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write to " + folder, failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file, failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ATTEMPT_PAUSE_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Result(int code, String output) {}
}
