package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A pack that could harm a patient is refused for the right reason, and the patient's story is
/// told. The cases stand in `unsafe.yaml`.
class UnsafePackTests {

    private static final Path UNSAFE =
            Path.of("src", "test", "resources", "schemes-test", "unsafe.yaml");

    static Stream<Arguments> unsafe() {
        return ((List<?>) TestPacks.load(UNSAFE))
                .stream()
                        .map(entry -> (Map<?, ?>) entry)
                        .map(
                                entry ->
                                        arguments(
                                                entry.get("name"),
                                                entry.get("pack"),
                                                entry.get("edits"),
                                                entry.get("at")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsafe")
    void isRefusedWithAPatientsStory(String name, String pack, List<?> edits, String at) {
        String content = edited(file(pack).content(), edits);

        List<PackFault> faults = TestPacks.READER.read("bad.yaml", content).faults();

        assertThat(faults).extracting(PackFault::at).as(name).contains(at);
        assertThat(faults)
                .filteredOn(fault -> fault.at().equals(at))
                .anySatisfy(
                        fault -> assertThat(fault.toString()).contains("反例：", "Counter-example: "));
    }

    @Test
    void thereAreThirtyOfThemAndMore() {
        assertThat(unsafe()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void theTwentyPacksOfTheRepositoryAreSafe() {
        assertThat(TestPacks.ALL).hasSize(20);
        assertThat(TestPacks.ALL)
                .allSatisfy(
                        file ->
                                assertThat(
                                                TestPacks.READER
                                                        .read(file.file(), file.content())
                                                        .faults())
                                        .isEmpty());
    }

    private static String edited(String content, List<?> edits) {
        String text = content;
        for (Object edit : edits) {
            Map<?, ?> one = (Map<?, ?>) edit;
            String right = String.valueOf(one.get("right"));
            assertThat(text).contains(right);
            int at = text.indexOf(right);
            text = text.substring(0, at) + one.get("wrong") + text.substring(at + right.length());
        }
        return text;
    }

    private static PackFile file(String id) {
        return TestPacks.ALL.stream()
                .filter(pack -> pack.pack().ref().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
