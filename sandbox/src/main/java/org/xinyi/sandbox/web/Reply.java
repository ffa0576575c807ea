package org.xinyi.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xinyi.sandbox.store.Json;
import tools.jackson.databind.JsonNode;

/// What goes back over the wire.
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    private static final String JSON = "application/json; charset=utf-8";
    private static final byte[] NOTHING = {};

    public static Reply json(JsonNode body) {
        return json(200, body);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, JSON, Json.write(body), Map.of());
    }

    public static Reply text(String contentType, String body) {
        return new Reply(
                200,
                contentType + "; charset=utf-8",
                body.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    public static Reply html(String page) {
        return text("text/html", page);
    }

    public static Reply empty(int status) {
        return new Reply(status, "", NOTHING, Map.of());
    }

    public static Reply error(int status, String code, String message) {
        return json(status, Json.object().put("code", code).put("message", message));
    }

    public Reply with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Reply(status, contentType, body, all);
    }
}
