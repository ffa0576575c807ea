package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xinyi.scheme.CoverageSheet.Cell;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is said to run is what tests show. When tests or stories have changed on purpose,
/// `-Dxinyi.coverage.write=true` writes the table anew.
class SchemeCoverageTests {

    private static final Path FACTS = Path.of("src/test/resources/coverage/facts.yaml");
    private static final Path SHIPPED = Path.of("src/main/resources/coverage/coverage.json");
    private static final Path DOCUMENT = Path.of("../docs/coverage.md");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<Proofs.Shown, List<String>> proofs = Proofs.all();
    private final Map<String, Map<String, Object>> facts = read("facts");
    private final StatedFacts stated =
            new StatedFacts(
                    TestPacks.ALL.stream()
                            .collect(
                                    Collectors.toMap(
                                            pack -> pack.pack().ref().id(), StoryRows::of)),
                    proofs,
                    read("reasons"));
    private final List<Cell> cells = stated.cells(facts);

    @Test
    void allThatTheDocumentsStateIsListed() {
        assertThat(facts).hasSize(173).containsKeys("F01", "F173");
    }

    @Test
    void whatNoTestShowsSaysWhy() {
        assertThat(stated.mistakes()).isEmpty();
    }

    @Test
    void noTestProvesWhatNoDocumentStates() {
        assertThat(Proofs.unknown(proofs, cells)).isEmpty();
    }

    @Test
    void theTableSaysWhatTestsShow() throws IOException {
        CoverageSheet sheet = CoverageSheet.of(cells);
        String json = JSON.writeValueAsString(sheet) + "\n";
        String document = CoverageDocument.of(sheet);
        if (Boolean.getBoolean("xinyi.coverage.write")) {
            Files.writeString(SHIPPED, json);
            Files.writeString(DOCUMENT, document);
        }
        assertThat(Files.readString(SHIPPED))
                .as("%s; -Dxinyi.coverage.write=true writes it anew", SHIPPED)
                .isEqualTo(json);
        assertThat(Files.readString(DOCUMENT)).as(DOCUMENT.toString()).isEqualTo(document);
    }

    @SuppressWarnings("unchecked")
    private static <V> Map<String, V> read(String part) {
        Map<String, Object> file = (Map<String, Object>) TestPacks.load(FACTS);
        return (Map<String, V>) java.util.Objects.requireNonNull(file.get(part));
    }
}
