package org.xinyi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP API as a test calls it.
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final String token;

    public Api(String base, String token) {
        this.base = base;
        this.token = token;
    }

    public Api as(String otherToken) {
        return new Api(base, otherToken);
    }

    Api below(String path) {
        return new Api(base + path, token);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    /// Writes with a fresh idempotency key.
    public Answer post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, Object body, String idempotencyKey) {
        return send("POST", path, JSON.writeValueAsString(body), idempotencyKey);
    }

    /// Sends a body as it stands, well formed or not.
    public Answer postText(String path, String body) {
        return send("POST", path, body, UUID.randomUUID().toString());
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, JSON.writeValueAsString(body), UUID.randomUUID().toString());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    /// What is pushed, as it comes; to be closed.
    public Stream<String> events(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.substring("data:".length()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Answer send(String method, String path, @Nullable String body, @Nullable String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(method + " " + path, response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// What came back.
    public record Answer(String request, int status, String body) {

        /// Fails the test when the status is another.
        public Answer expect(int wanted) {
            assertThat(status).as(request + " → " + body).isEqualTo(wanted);
            return this;
        }

        /// Fails the test unless it is this problem.
        public Answer expectProblem(int wanted, String type) {
            expect(wanted);
            assertThat(text("type")).as(body).isEqualTo("/problems/" + type);
            return this;
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /// A value by its path, such as `results.0.order`.
        public JsonNode at(String path) {
            return json().at("/" + path.replace('.', '/'));
        }

        public String text(String path) {
            return at(path).asString();
        }

        public long number(String path) {
            return at(path).asLong();
        }
    }
}
