package org.xinyi.city.play;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.xinyi.city.wire.Endpoint;

/// Platform and sandbox as processes, as `./xinyi up` runs them.
final class RunningPlatform implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final List<String> FLAGS =
            List.of(
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xmx512m",
                    "-jar");

    private final Path data;
    private final int port = freePort();
    private final int sandboxPort = freePort();
    private final Process sandbox;
    private Process server;

    private RunningPlatform(Path data) throws IOException {
        this.data = Files.createDirectories(data);
        this.sandbox =
                start(
                        "sandbox",
                        "--port",
                        Integer.toString(sandboxPort),
                        "--data",
                        data.resolve("sandbox").toString());
        this.server = start("server");
    }

    static RunningPlatform start(Path data) {
        try {
            RunningPlatform running = new RunningPlatform(data);
            Endpoint.of(running.sandbox()).read("health");
            Endpoint.of(CrashStoryTests.local(running.port)).read("api/v1/cities");
            return running;
        } catch (IOException notCreated) {
            throw new UncheckedIOException(notCreated);
        }
    }

    URI sandbox() {
        return CrashStoryTests.local(sandboxPort);
    }

    Endpoint asPlatform() throws IOException {
        String token = Files.readString(data.resolve("keys").resolve("platform.token"));
        return Endpoint.of(CrashStoryTests.local(port).resolve("api/v1/")).as(token.strip());
    }

    /// Kills server and database without a word, and starts the server again.
    synchronized void crash() {
        server.destroyForcibly();
        killDatabase();
        server.onExit().join();
        server = start("server");
    }

    @Override
    public synchronized void close() {
        server.destroyForcibly();
        sandbox.destroyForcibly();
        CompletableFuture.allOf(server.onExit(), sandbox.onExit()).join();
        killDatabase();
    }

    private void killDatabase() {
        try {
            Path file = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
            long number = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            ProcessHandle.of(number)
                    .ifPresent(
                            database -> {
                                database.destroyForcibly();
                                database.onExit().join();
                            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Process start(String what, String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(FLAGS);
        command.add(
                Path.of("..", what, "target", "xinyi-" + what + ".jar")
                        .toAbsolutePath()
                        .toString());
        command.addAll(List.of(arguments));
        File log = data.resolve(what + ".log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment()
                .putAll(
                        Map.of(
                                "XINYI_DATA", data.toString(),
                                "XINYI_PORT", Integer.toString(port),
                                "XINYI_SANDBOX", "http://127.0.0.1:" + sandboxPort));
        try {
            return builder.start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
