package org.xinyi.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sandbox in a process of its own, on an empty folder.
public final class Sandbox implements AutoCloseable {

    private static final Path JAR = Path.of("..", "sandbox", "target", "xinyi-sandbox.jar");

    /// Made by the first that ends; the others start in half the time, and every story starts
    /// one.
    private static final Path CLASSES =
            Path.of(
                            "target",
                            "xinyi-sandbox-"
                                    + System.getProperty("xinyi.test.process", "process-1")
                                    + ".jsa")
                    .toAbsolutePath();

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long START_NANOS_MAX = TimeUnit.SECONDS.toNanos(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;
    private final Process process;

    private Sandbox(Path jar, Path data, int port) throws IOException {
        this.url = URI.create("http://localhost:" + port);
        this.process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-XX:+AutoCreateSharedArchive",
                                        "-XX:SharedArchiveFile=" + CLASSES,
                                        "-jar",
                                        jar.toString(),
                                        "--port",
                                        Integer.toString(port),
                                        "--data",
                                        data.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("sandbox.log").toFile())
                        .start();
    }

    /// @throws IllegalStateException when it has not been built or does not come up
    public static Sandbox start() {
        try {
            return start(freePort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// @throws IllegalStateException when it has not been built or does not come up
    public static Sandbox start(int port) {
        Path jar = Path.of(System.getProperty("xinyi.sandbox.jar", JAR.toString()));
        if (Files.notExists(jar)) {
            throw new IllegalStateException("Build the sandbox first: " + jar + " is not there");
        }
        try {
            Sandbox sandbox = new Sandbox(jar, Files.createTempDirectory("xinyi-sandbox"), port);
            sandbox.awaitHealth();
            return sandbox;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    public URI at(String path) {
        return url.resolve(path);
    }

    public void post(String path, Object body) {
        send("POST", path, body);
    }

    public void put(String path, Object body) {
        send("PUT", path, body);
    }

    /// What it shows at a path.
    public JsonNode get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        headers.forEach(request::header);
        try {
            return JSON.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void send(String method, String path, Object body) {
        HttpRequest request =
                HttpRequest.newBuilder(at(path))
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .header("Content-Type", "application/json")
                        .build();
        int status = status(request);
        if (status != 200) {
            throw new IllegalStateException(method + " " + path + " → " + status);
        }
    }

    private void awaitHealth() {
        long end = System.nanoTime() + START_NANOS_MAX;
        HttpRequest health = HttpRequest.newBuilder(at("/health")).build();
        while (status(health) != 200) {
            if (System.nanoTime() > end || !process.isAlive()) {
                process.destroyForcibly();
                throw new IllegalStateException("The sandbox does not come up");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /// @return 0 when there is no answer
    private int status(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException none) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        client.close();
    }
}
