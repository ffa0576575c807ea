package org.xinyi.sandbox.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.store.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One request as a twin sees it.
public final class Call {

    private final String method;
    private final String path;
    private final String query;
    private final List<String> segments;
    private final Function<String, @Nullable String> headers;
    private final byte[] body;
    private final long extraFen;

    /// @param path as it was sent, with the twin's name
    /// @param query as it was sent, without the question mark; may be empty
    /// @param segments of the path after the twin's name, decoded
    public Call(
            String method,
            String path,
            String query,
            List<String> segments,
            Function<String, @Nullable String> headers,
            byte[] body) {
        this(method, path, query, segments, headers, body, 0);
    }

    private Call(
            String method,
            String path,
            String query,
            List<String> segments,
            Function<String, @Nullable String> headers,
            byte[] body,
            long extraFen) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.segments = segments;
        this.headers = headers;
        this.body = body;
        this.extraFen = extraFen;
    }

    Call withExtraFen() {
        return new Call(method, path, query, segments, headers, body, 1);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /// The path with the query, as a signature covers it.
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /// The n-th part of the path after the twin's name, from 0.
    public String segment(int index) {
        return segments.get(index);
    }

    List<String> segments() {
        return segments;
    }

    /// A header's value, empty when it was not sent.
    public String header(String name) {
        String value = headers.apply(name);
        return value == null ? "" : value;
    }

    public byte[] body() {
        return body;
    }

    /// What an answer or a file must carry too much, under the fault `WRONG_AMOUNT`; else 0.
    public long extraFen() {
        return extraFen;
    }

    /// @throws BadCall when the body is not JSON
    public JsonNode json() {
        try {
            return Json.read(body);
        } catch (JacksonException _) {
            throw new BadCall(400, "MALFORMED", "请求体不是 JSON / The body is not JSON");
        }
    }

    /// A query parameter, empty when it was not sent.
    public String query(String name) {
        int at = 0;
        while (at < query.length()) {
            int end = query.indexOf('&', at);
            int stop = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', at);
            if (equals >= at && equals < stop && query.substring(at, equals).equals(name)) {
                return URLDecoder.decode(query.substring(equals + 1, stop), StandardCharsets.UTF_8);
            }
            at = stop + 1;
        }
        return "";
    }

    /// A query parameter with a number, or what stands for it when it was not sent.
    public long query(String name, long otherwise) {
        String text = query(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw BadCall.field(name, "a whole number, not " + text);
        }
    }
}
