package org.xinyi.city.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.wire.Endpoint;

/// One process of the platform, as `./xinyi up` runs it.
final class House implements AutoCloseable {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final String name;
    private final int port;
    private final Process process;

    private House(String name, int port, Process process) {
        this.name = name;
        this.port = port;
        this.process = process;
    }

    /// @param command without the ports
    /// @param log everything it says is added to this file
    static House start(
            String name,
            int port,
            List<String> command,
            Map<String, String> environment,
            Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new House(name, port, builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits until this path is answered.
    House await(String path) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        byte[] request =
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        while (System.nanoTime() - until < 0 && process.isAlive()) {
            try (Connection connection = new Connection(port)) {
                if (connection.send(request).status() == 200) {
                    return this;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        throw new IllegalStateException(name + " does not answer");
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    Endpoint endpoint(@Nullable String token) {
        Endpoint endpoint = Endpoint.of(token == null ? uri() : uri().resolve("api/v1/"));
        return token == null ? endpoint : endpoint.as(token);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd(process.toHandle());
    }

    /// Waits in this thread: what `onExit` promises is kept by the common pool, whose threads may
    /// be callers that wait for this very process to come back.
    static void awaitEnd(ProcessHandle process) {
        while (process.isAlive()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /// CPU that a process and its children have used so far, in hundredths of a second; the
    /// children that have ended count too.
    static long cpuTicks(long pid) {
        List<String> numbers = stat(pid);
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(numbers.get(i));
        }
        for (ProcessHandle child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
            List<String> of = stat(child.pid());
            if (!of.isEmpty()) {
                ticks += Long.parseLong(of.get(11)) + Long.parseLong(of.get(12));
            }
        }
        return ticks;
    }

    /// The fields of `/proc/PID/stat` after the name of the command.
    private static List<String> stat(long pid) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException ended) {
            return List.of();
        }
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static List<String> java(List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(arguments);
        return command;
    }
}
