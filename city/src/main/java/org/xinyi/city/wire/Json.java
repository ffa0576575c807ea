package org.xinyi.city.wire;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON as nodes.
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// An object that holds a list alone, as bulk requests do.
    public static ObjectNode list(String name, List<? extends JsonNode> items) {
        ObjectNode object = object();
        ArrayNode array = object.putArray(name);
        items.forEach(array::add);
        return object;
    }
}
