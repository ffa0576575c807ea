package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// No value without an origin, no assumption dressed as a fact, and no value that nobody reads.
class PackOriginTests {

    private static final Set<String> IDENTITY = Set.of("format", "id", "version", "story");

    /// Sentences for readers, and words that decide which keys may stand beside them.
    private static final String ONLY_READ =
            "eligibility\\.admits|.*\\.(rule|offered|sharing|grows)|.*\\.(lenders|counters|penalties)";

    static Stream<PackFile> packs() {
        return TestPacks.ALL.stream();
    }

    @Test
    void bothPacksComeWithTheServer() {
        assertThat(packs())
                .extracting(file -> file.pack().ref().toString())
                .contains("S04@1", "S10@1");
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyScalarOfTheFileBelongsToAValueWithOneOrigin(PackFile file) {
        List<Map<?, ?>> values = new ArrayList<>();
        Object root = new Load(LoadSettings.builder().build()).loadFromString(file.content());
        collect("", root, values);

        assertThat(values).hasSameSizeAs(file.values());
        for (Map<?, ?> value : values) {
            assertThat(value.containsKey("source"))
                    .as(String.valueOf(value))
                    .isNotEqualTo(value.containsKey("assumption"));
        }
        assertThat(file.unsourced()).isZero();
        assertThat(file.sources()).isPositive();
        assertThat(file.sources() + file.assumptions()).isEqualTo(values.size());
    }

    @ParameterizedTest
    @MethodSource("packs")
    void anAssumptionIsMarkedWhereverItIsShown(PackFile file) {
        String shown = PackText.whole(PackView.whole(file, List.of()));

        for (PackValue value : file.values()) {
            String marked = value.isAssumption() ? "假定 assumption: " : "00";
            assertThat(shown).contains(value.path() + ": " + value.text() + "\n        " + marked);
            assertThat(value.isAssumption() && value.quote() != null).as(value.path()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everySourcedRuleQuotesItsDocument(PackFile file) {
        assertThat(file.values())
                .filteredOn(value -> !value.isAssumption() && !value.text().contains(" / "))
                .allSatisfy(value -> assertThat(value.quote()).as(value.path()).isNotBlank());
    }

    /// Each value set to another right one gives another pack or contradicts its neighbours:
    /// none is read and then forgotten.
    @ParameterizedTest
    @MethodSource("packs")
    void everyValueReachesTheEngine(PackFile file) {
        List<String> forgotten =
                file.values().stream()
                        .filter(value -> !value.section().equals("about"))
                        .filter(value -> !value.path().matches(ONLY_READ))
                        .filter(value -> !matters(file, value))
                        .map(PackValue::path)
                        .toList();

        assertThat(forgotten).isEmpty();
    }

    private static boolean matters(PackFile file, PackValue value) {
        return new Mutants(file)
                .of(value).stream()
                        .map(mutant -> TestPacks.READER.read("x.yaml", mutant.content()).pack())
                        .anyMatch(pack -> pack == null || !plain(pack).equals(plain(file)));
    }

    /// The pack without its hash and origins, of which any change would show.
    private static List<Object> plain(PackFile file) {
        Pack pack = file.pack();
        return List.of(
                pack.effectiveFrom(),
                pack.name(),
                pack.eligibility(),
                pack.commitment(),
                pack.credit(),
                pack.flow(),
                pack.repayment(),
                pack.followUp(),
                pack.family(),
                pack.lossLayers(),
                pack.entry(),
                pack.payment());
    }

    private static void collect(String key, Object node, List<Map<?, ?>> values) {
        switch (node) {
            case Map<?, ?> map when map.containsKey("value") || map.containsKey("zh") ->
                    values.add(map);
            case Map<?, ?> map ->
                    map.forEach(
                            (name, child) -> {
                                if (!name.equals("documents")) {
                                    collect(String.valueOf(name), child, values);
                                }
                            });
            case List<?> list -> list.forEach(child -> collect(key, child, values));
            default -> assertThat(IDENTITY).as("a bare value: " + key).contains(key);
        }
    }
}
