package org.xinyi.city.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.xinyi.city.wire.Endpoint;

/// The processes that are measured: the outside world, a server with its database, and other
/// servers on the same database.
final class Street implements AutoCloseable {

    private static final List<String> QUIET =
            List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private final Path app;
    private final Path sandboxJar;
    private final Path data;
    private final int heapMb;
    private final String faults;
    private final int port = House.freePort();
    private final int sandboxPort = House.freePort();
    private final List<House> beside = new ArrayList<>();
    private House sandbox;
    private House server;

    /// @param app folder of the server as it was built
    /// @param data a folder that is theirs alone
    /// @param faults the share of calls that meet a fault outside, such as `0.01`
    Street(Path app, Path sandboxJar, Path data, int heapMb, String faults) {
        this.app = app;
        this.sandboxJar = sandboxJar;
        this.data = data;
        this.heapMb = heapMb;
        this.faults = faults;
        this.sandbox = startSandbox();
        this.server = startServer(Map.of());
        sandbox.await("/health");
        server.await("/api/v1/cities");
    }

    Path data() {
        return data;
    }

    int heapMb() {
        return heapMb;
    }

    House server() {
        return server;
    }

    Endpoint platform() {
        return platform(server);
    }

    /// A server as whoever runs it.
    Endpoint platform(House of) {
        return of.endpoint(read(data.resolve("keys").resolve("platform.token")));
    }

    Endpoint sandbox() {
        return sandbox.endpoint(null);
    }

    Database database() {
        return Database.of(data.resolve("postgres"));
    }

    /// CPU used so far by server, database and outside world, in hundredths of a second.
    long[] cpuTicks() {
        return new long[] {
            House.cpuTicks(server.pid()),
            House.cpuTicks(database().pid()),
            House.cpuTicks(sandbox.pid())
        };
    }

    /// Starts all anew on the data that is there, in the manner of `./xinyi up`.
    ///
    /// @return nanoseconds to the first answer
    long restart(Map<String, String> environment) {
        close();
        long begin = System.nanoTime();
        sandbox = startSandbox();
        server = startServer(environment);
        sandbox.await("/health");
        server.await("/api/v1/cities");
        return System.nanoTime() - begin;
    }

    /// Kills server and database without a word.
    void crash(boolean serverToo, boolean databaseToo) {
        long database = database().pid();
        if (serverToo) {
            server.kill();
        }
        if (databaseToo) {
            ProcessHandle.of(database)
                    .ifPresent(
                            one -> {
                                one.destroyForcibly();
                                House.awaitEnd(one);
                            });
            // A server without its database is of no use, and starts one with itself.
            server.kill();
        }
    }

    /// Starts the server again after a crash.
    void recover() {
        server = startServer(Map.of());
        server.await("/api/v1/cities");
    }

    /// Another server on the same database.
    House another(Map<String, String> environment) {
        House one = startServer(House.freePort(), "beside", beside(environment));
        beside.add(one);
        return one.await("/api/v1/cities");
    }

    /// A server's inside, to be driven over its standard streams.
    ProcessBuilder inside() {
        List<String> command = new ArrayList<>(flags());
        command.addAll(List.of("-jar", app.resolve("xinyi-server.jar").toString(), "direct"));
        ProcessBuilder builder =
                new ProcessBuilder(House.java(List.of(), command))
                        .redirectError(data.resolve("logs").resolve("direct.log").toFile());
        builder.environment().putAll(environment(House.freePort()));
        builder.environment().putAll(beside(Map.of()));
        return builder;
    }

    /// Verifies every city with the server's own command, reading beside the server.
    ///
    /// @return its exit code
    int verify(PrintStream out) {
        return command(
                List.of("verify"),
                line -> {
                    if (!line.startsWith("  ") || line.contains("unexplained")) {
                        out.println("  " + line);
                    }
                });
    }

    /// How everybody in a city stands now, or stood at these moments by the log, as the server's
    /// own command says it.
    List<String> standings(String city, List<Instant> moments) {
        List<String> words = new ArrayList<>(List.of("standings", city));
        moments.forEach(moment -> words.add(moment.toString()));
        List<String> lines = new ArrayList<>();
        int code = command(words, lines::add);
        if (code != 0) {
            String said =
                    String.join(" ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
            throw new IllegalStateException("No standings, code " + code + ": " + said);
        }
        return lines;
    }

    /// @return its exit code
    private int command(List<String> words, Consumer<String> said) {
        List<String> command = new ArrayList<>(flags());
        command.addAll(List.of("-jar", app.resolve("xinyi-server.jar").toString()));
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(House.java(List.of(), command)).redirectErrorStream(true);
        builder.environment().put("XINYI_DATA", data.toString());
        try {
            Process process = builder.start();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(said);
            }
            return process.waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Map<String, String> beside(Map<String, String> environment) {
        Map<String, String> more = new HashMap<>(environment);
        Database database = database();
        more.put("XINYI_DB_URL", database.url());
        more.put("XINYI_DB_USER", "postgres");
        more.put("XINYI_DB_PASSWORD", database.password());
        return more;
    }

    private House startServer(Map<String, String> environment) {
        return startServer(port, "server", environment);
    }

    private House startServer(int on, String name, Map<String, String> more) {
        List<String> command = new ArrayList<>(flags());
        command.addAll(quickStart(app.resolve("xinyi-server.jar")));
        Map<String, String> environment = environment(on);
        environment.putAll(more);
        return House.start(
                name,
                on,
                House.java(List.of(), command),
                environment,
                data.resolve("logs").resolve(name + ".log"));
    }

    /// A jar with the archive of its loaded classes beside it.
    private static List<String> quickStart(Path jar) {
        String archive = jar.toString().replaceFirst("\\.jar$", ".aot");
        return List.of("-XX:AOTCache=" + archive, "-jar", jar.toString());
    }

    private List<String> flags() {
        List<String> flags = new ArrayList<>(QUIET);
        flags.addAll(List.of("-Xmx" + heapMb + "m", "-XX:+UseParallelGC"));
        return flags;
    }

    private Map<String, String> environment(int on) {
        return new HashMap<>(
                Map.of(
                        "XINYI_DATA", data.toString(),
                        "XINYI_PORT", Integer.toString(on),
                        "XINYI_SANDBOX", "http://127.0.0.1:" + sandboxPort));
    }

    private House startSandbox() {
        List<String> command = new ArrayList<>(QUIET);
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC"));
        command.addAll(quickStart(sandboxJar));
        command.addAll(List.of("--port", Integer.toString(sandboxPort)));
        command.addAll(List.of("--data", data.resolve("sandbox").toString()));
        command.addAll(List.of("--faults", faults));
        return House.start(
                "sandbox",
                sandboxPort,
                House.java(List.of(), command),
                Map.of(),
                data.resolve("logs").resolve("sandbox.log"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Ends the other servers, which may disturb what is measured next.
    void leaveAlone() {
        beside.forEach(House::close);
        beside.clear();
    }

    @Override
    public void close() {
        leaveAlone();
        server.close();
        sandbox.close();
    }
}
