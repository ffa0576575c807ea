package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class OpenApiDocumentTests {

    private static final Path COMMITTED = Path.of("../web/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .build();

    private final Api server;

    OpenApiDocumentTests(@Value("${local.server.port}") int port) {
        this.server = new Api("http://localhost:" + port + "/", "");
    }

    /// The web apps are written against the committed document. When the API has changed on
    /// purpose, `-Dxinyi.openapi.write=true` writes it anew.
    @Test
    void theDocumentTheWebAppsAreWrittenAgainstIsTheOneServed() throws IOException {
        ObjectNode served = (ObjectNode) server.get("openapi.json").expect(200).json();
        served.remove("servers");
        if (Boolean.getBoolean("xinyi.openapi.write")) {
            Object sorted = JSON.treeToValue(served, Object.class);
            Files.writeString(COMMITTED, JSON.writeValueAsString(sorted) + "\n");
        }
        JsonNode committed = JSON.readTree(Files.readString(COMMITTED));
        for (String part : new String[] {"paths", "components"}) {
            served.get(part)
                    .properties()
                    .forEach(
                            entry ->
                                    assertThat(committed.get(part).get(entry.getKey()))
                                            .as("%s, %s", part, entry.getKey())
                                            .isEqualTo(entry.getValue()));
        }
        assertThat(committed)
                .as("web/openapi.json; -Dxinyi.openapi.write=true writes it anew")
                .isEqualTo(served);
    }
}
