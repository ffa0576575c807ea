package org.xinyi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.xinyi.sandbox.store.Json;
import tools.jackson.databind.JsonNode;

/// A sandbox in this process, on a free port, and a client that speaks to it.
final class TestSandbox implements AutoCloseable {

    /// What came back.
    record Answer(int status, String body, HttpResponse<byte[]> response) {

        JsonNode json() {
            return Json.read(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private final Path data;
    private final RunningSandbox running;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestSandbox(Path data) {
        this.data = data;
        running = RunningSandbox.start(new Options("127.0.0.1", 0, data, 0, 42), Clock.systemUTC());
    }

    static TestSandbox start(Path data) {
        return new TestSandbox(data);
    }

    /// A second sandbox that finds what a process killed at this moment would have left.
    TestSandbox afterKill(Path copy) {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(data.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new TestSandbox(copy);
    }

    String url(String path) {
        return running.address() + path;
    }

    Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    Answer put(String path, String body) {
        return send("PUT", path, body, Map.of());
    }

    Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path)))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.ofByteArray());
            String text = new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), text, response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Moves the business time, which then stands still.
    void clock(String instant) {
        Answer answer = put("/clock", "{\"now\":\"" + instant + "\",\"runs\":false}");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    /// The next call of the operation meets the fault.
    void force(String twin, String operation, String kind) {
        String body =
                """
                {"twin":"%s","operation":"%s","kind":"%s"}
                """
                        .formatted(twin, operation, kind);
        Answer answer = post("/faults/next", body);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    @Override
    public void close() {
        running.close();
        client.close();
    }
}
