package org.xinyi.kernel.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/// Calls another system over HTTP/1.1 on connections that are kept. Never throws for what the
/// other side or the network does: a call without an answer is one that may have had its
/// effect. Refuses to work inside a transaction.
public final class HttpCalls {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final long ANSWER_BYTES_MAX = 256L << 20;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    /// What came back.
    public sealed interface Reply {

        record Answered(int status, byte[] body) implements Reply {}

        /// Nothing, or not all of it: whether the call had its effect is unknown.
        record Silence(String reason) implements Reply {}
    }

    /// @param timeout from sending the request to the whole answer
    public Reply get(URI address, Map<String, String> headers, Duration timeout) {
        return send(request(address, headers, timeout).GET());
    }

    /// @param timeout from sending the request to the whole answer
    public Reply post(URI address, Map<String, String> headers, byte[] body, Duration timeout) {
        return send(request(address, headers, timeout).POST(BodyPublishers.ofByteArray(body)));
    }

    private static HttpRequest.Builder request(
            URI address, Map<String, String> headers, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
        headers.forEach(request::header);
        return request;
    }

    private Reply send(HttpRequest.Builder request) {
        Outside.ofAnyTransaction();
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            request.build(),
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
            return new Reply.Answered(response.statusCode(), response.body());
        } catch (IOException failure) {
            return new Reply.Silence(failure.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Reply.Silence("interrupted");
        }
    }
}
