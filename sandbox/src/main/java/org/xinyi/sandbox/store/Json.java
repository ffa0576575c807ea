package org.xinyi.sandbox.store;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON in and out. Decimal numbers are read exactly.
public final class Json {

    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private Json() {}

    /// @throws JacksonException when the bytes are not JSON
    public static JsonNode read(byte[] content) {
        return MAPPER.readTree(content);
    }

    /// Reads a value of a record type.
    ///
    /// @throws JacksonException when the bytes have another form
    public static <T> T read(byte[] content, Class<T> type) {
        return MAPPER.readValue(content, type);
    }

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// A record as a tree.
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
