package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of every story is asked and answered as it is told, on the ground that it names.
class StoryRulesTests {

    static Stream<PackFile> packs() {
        return TestPacks.ALL.stream();
    }

    @Test
    void allTwentySchemesHaveAPackAndAStory() {
        assertThat(TestPacks.ALL).extracting(file -> file.pack().ref().id()).hasSize(20);
        assertThat(TestPacks.ALL).allSatisfy(pack -> assertThat(StoryRows.of(pack)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("packs")
    void happensAsItIsTold(PackFile pack) {
        List<String> told =
                StoryRows.of(pack).stream().map(row -> shown(row, row.answer())).toList();
        List<String> happens =
                StoryRows.of(pack).stream().map(row -> shown(row, row.answered(pack))).toList();

        assertThat(happens).isEqualTo(told);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void restsOnWhatItNames(PackFile pack) {
        List<String> told =
                StoryRows.of(pack).stream().map(row -> shown(row, row.ground())).toList();
        List<String> rests =
                StoryRows.of(pack).stream().map(row -> shown(row, row.grounded(pack))).toList();

        assertThat(rests).isEqualTo(told);
    }

    private static String shown(StoryRows.Row row, String answer) {
        return row.question() + " → " + answer;
    }
}
