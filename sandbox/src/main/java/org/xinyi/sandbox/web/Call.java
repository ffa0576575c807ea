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
///
/// @param path as it was sent, with the twin's name
/// @param rawQuery as it was sent, without the question mark; may be empty
/// @param segments of the path after the twin's name, decoded
/// @param headers finds a header by its name
/// @param extraFen what an answer or a file must carry too much, under the fault `WRONG_AMOUNT`;
///     else 0
public record Call(
        String method,
        String path,
        String rawQuery,
        List<String> segments,
        Function<String, @Nullable String> headers,
        byte[] body,
        long extraFen) {

    Call withExtraFen() {
        return new Call(method, path, rawQuery, segments, headers, body, 1);
    }

    /// The path with the query, as a signature covers it.
    public String target() {
        return rawQuery.isEmpty() ? path : path + "?" + rawQuery;
    }

    /// The n-th part of the path after the twin's name, from 0.
    public String segment(int index) {
        return segments.get(index);
    }

    /// A header's value, empty when it was not sent.
    public String header(String name) {
        String value = headers.apply(name);
        return value == null ? "" : value;
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
        while (at < rawQuery.length()) {
            int end = rawQuery.indexOf('&', at);
            int stop = end < 0 ? rawQuery.length() : end;
            int equals = rawQuery.indexOf('=', at);
            if (equals >= at && equals < stop && rawQuery.substring(at, equals).equals(name)) {
                return URLDecoder.decode(
                        rawQuery.substring(equals + 1, stop), StandardCharsets.UTF_8);
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
