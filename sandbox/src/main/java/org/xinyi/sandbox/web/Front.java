package org.xinyi.sandbox.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one port of the sandbox: hands each call to the house that the first part of its path
/// names. Every call runs on a virtual thread of its own.
public final class Front implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Front.class.getName());
    private static final long BODY_BYTES_MAX = 64L << 20;
    private static final byte[] NOTHING = {};

    private final Function<String, @Nullable Handler> houses;
    private @Nullable WebServer server;

    /// @param houses by the first part of the path; empty for the root
    public Front(Function<String, @Nullable Handler> houses) {
        this.houses = houses;
    }

    /// @throws UncheckedIOException when the port is taken
    public void start(String host, int port) {
        requireFree(host, port);
        server =
                WebServer.builder()
                        .host(host)
                        .port(port)
                        .maxPayloadSize(BODY_BYTES_MAX)
                        .shutdownHook(false)
                        .routing(routing -> routing.any(this::handle))
                        .build()
                        .start();
    }

    /// The server itself only logs that it could not bind.
    private static void requireFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw new UncheckedIOException(host + ":" + port, taken);
        }
    }

    public int port() {
        return server == null ? -1 : server.port();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }

    private void handle(ServerRequest request, ServerResponse response) {
        Reply reply = answer(request);
        response.status(reply.status());
        if (!reply.contentType().isEmpty()) {
            response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
        }
        reply.headers().forEach((name, value) -> response.header(name, value));
        response.send(reply.body());
    }

    private Reply answer(ServerRequest request) {
        String path = request.prologue().uriPath().rawPath();
        try {
            List<String> segments = segments(path);
            String name = segments.isEmpty() ? "" : segments.getFirst();
            Handler house = houses.apply(name);
            return house == null
                    ? Reply.error(404, "NOT_FOUND", "没有此接口 / No such call: " + path)
                    : house.handle(call(request, path, segments));
        } catch (BadCall bad) {
            return bad.reply();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, path, bug);
            return Reply.error(500, "INTERNAL", "内部错误 / Internal error: " + bug.getMessage());
        }
    }

    private static Call call(ServerRequest request, String path, List<String> segments) {
        byte[] body = request.content().hasEntity() ? request.content().as(byte[].class) : NOTHING;
        return new Call(
                request.prologue().method().text(),
                path,
                request.prologue().query().rawValue(),
                segments.isEmpty() ? segments : segments.subList(1, segments.size()),
                header -> header(request, header),
                body,
                0);
    }

    private static @Nullable String header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse(null);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(4);
        int at = 1;
        while (at < path.length()) {
            int end = path.indexOf('/', at);
            int stop = end < 0 ? path.length() : end;
            String part = path.substring(at, stop);
            segments.add(
                    part.indexOf('%') < 0 ? part : URLDecoder.decode(part, StandardCharsets.UTF_8));
            at = stop + 1;
        }
        return segments;
    }
}
