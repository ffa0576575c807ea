package org.xinyi.city.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A server as one of its callers reaches it. A call that was not answered is made again with
/// the same idempotency key, as hospital systems do.
public final class Endpoint {

    private static final int ATTEMPTS = 50;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;
    private static final long PAUSE_MS = 250;
    private static final long PAUSE_MAX_MS = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient client;
    private final URI base;
    private final String token;
    private final LongAdder calls;

    private Endpoint(HttpClient client, URI base, String token, LongAdder calls) {
        this.client = client;
        this.base = base;
        this.token = token;
        this.calls = calls;
    }

    /// @param base with a slash at its end
    public static Endpoint of(URI base) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
        return new Endpoint(client, base, "", new LongAdder());
    }

    /// The same server, called by somebody else.
    public Endpoint as(String otherToken) {
        return new Endpoint(client, base, otherToken, calls);
    }

    /// A part of the same server.
    public Endpoint below(String path) {
        return new Endpoint(client, base.resolve(path), token, calls);
    }

    public URI base() {
        return base;
    }

    /// What this caller shows.
    public String token() {
        return token;
    }

    /// How many calls were made, again and again ones included.
    public long calls() {
        return calls.sum();
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer post(String path, JsonNode body) {
        return call("POST", path, body);
    }

    public Answer put(String path, JsonNode body) {
        return call("PUT", path, body);
    }

    /// As [#post], where nothing but success will do.
    public JsonNode make(String path, JsonNode body) {
        return required("POST", path, body);
    }

    /// As [#make], under a key of the caller's.
    public JsonNode make(String path, JsonNode body, String key) {
        Answer answer = call("POST", path, body, key);
        if (answer.refused()) {
            throw new UnexpectedAnswerException("POST", base.resolve(path), answer);
        }
        return answer.json();
    }

    /// As [#put], where nothing but success will do.
    public JsonNode set(String path, JsonNode body) {
        return required("PUT", path, body);
    }

    /// As [#get], where nothing but success will do.
    public JsonNode read(String path) {
        return required("GET", path, null);
    }

    private JsonNode required(String method, String path, @Nullable JsonNode body) {
        Answer answer = call(method, path, body);
        if (answer.refused()) {
            throw new UnexpectedAnswerException(method, base.resolve(path), answer);
        }
        return answer.json();
    }

    private Answer call(String method, String path, @Nullable JsonNode body) {
        return call(method, path, body, UUID.randomUUID().toString());
    }

    private Answer call(String method, String path, @Nullable JsonNode body, String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(PATIENCE)
                        .header("Idempotency-Key", key);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        @Nullable IOException last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                calls.increment();
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                int status = response.statusCode();
                if (attempt == ATTEMPTS || (status != UNAVAILABLE && status != TOO_MANY)) {
                    return new Answer(status, json(response.body()));
                }
            } catch (IOException failure) {
                last = failure;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", interrupted);
            }
            Pause.millis(Math.min(PAUSE_MAX_MS, PAUSE_MS * attempt));
        }
        throw new UnreachableException(request.uri(), last);
    }

    private static JsonNode json(byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        boolean structured = body[0] == '{' || body[0] == '[';
        return structured
                ? Json.MAPPER.readTree(body)
                : Json.object().put("text", new String(body, StandardCharsets.UTF_8));
    }
}
