package org.xinyi.city.hospital;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON file that is packed into this program.
final class Resource {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Resource() {}

    static JsonNode read(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Not packed: " + name);
            }
            return JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
