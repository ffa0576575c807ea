package org.xinyi.sandbox.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/// Reads the fields of a JSON object.
public final class Fields {

    private Fields() {}

    /// A text or a number as text; empty when it is missing or null.
    public static String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isValueNode()) {
            return value.asString();
        }
        throw BadCall.field(name, "a text");
    }

    /// @throws BadCall when it is missing or empty
    public static String required(JsonNode object, String name) {
        String text = text(object, name);
        if (text.isEmpty()) {
            throw BadCall.field(name, "必填 / required");
        }
        return text;
    }

    /// @throws BadCall when it is missing or no amount
    public static long fen(JsonNode object, String name) {
        String text = required(object, name);
        try {
            return Fen.parse(text);
        } catch (IllegalArgumentException bad) {
            throw BadCall.field(name, String.valueOf(bad.getMessage()));
        }
    }

    /// An amount that may be missing, which is 0.
    public static long fenOrZero(JsonNode object, String name) {
        return text(object, name).isEmpty() ? 0 : fen(object, name);
    }

    /// A true or false that may be missing, which is false; `1` is true.
    public static boolean flag(JsonNode object, String name) {
        String text = text(object, name);
        return text.equals("true") || text.equals("1");
    }

    public static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw BadCall.field(name, "yyyy-MM-dd, not " + text);
        }
    }

    /// An instant, or a date that stands for its first moment in China.
    public static Instant instant(String name, String text) {
        try {
            return text.length() == 10
                    ? Times.startOf(LocalDate.parse(text))
                    : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            throw BadCall.field(name, "ISO 8601, such as 2026-03-02T09:30:00Z, not " + text);
        }
    }

    /// The array itself, or the array of that name in the object, or the object alone.
    public static Iterable<JsonNode> list(JsonNode body, String name) {
        if (body.isArray()) {
            return body;
        }
        JsonNode named = body.get(name);
        if (named != null && named.isArray()) {
            return named;
        }
        if (named == null && body.isObject()) {
            return java.util.List.of(body);
        }
        throw BadCall.field(name, "a list");
    }

    /// The array of that name.
    ///
    /// @throws BadCall when it is missing or longer than the maximum
    public static JsonNode array(JsonNode body, String name, int max) {
        JsonNode named = body.get(name);
        if (named == null || !named.isArray()) {
            throw BadCall.field(name, "a list");
        }
        if (named.size() > max) {
            throw new BadCall(400, "LIST_TOO_LONG", name + ": at most " + max);
        }
        return named;
    }
}
