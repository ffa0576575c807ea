package org.xinyi.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTests {

    @ParameterizedTest
    @CsvSource({
        "王小明, 王 小明",
        "阿卜杜拉·买买提, 阿卜杜拉•买买提",
        "阿卜杜拉·买买提, 阿卜杜拉．买买提",
        "SMITH JOHN, Smith  John",
        "ＳＭＩＴＨ, smith"
    })
    void takesSpellingsOfOneNameForOne(String one, String other) {
        assertThat(Names.same(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"王小明, 王晓明", "王小明, 王明"})
    void tellsNamesApart(String one, String other) {
        assertThat(Names.same(one, other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t", "12345", "***"})
    void knowsWhatIsNoName(String written) {
        assertThat(Names.tidy(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"' 王小明\n'|王小明", "John\t\tSmith|John Smith"},
            delimiter = '|')
    void tidiesBlanks(String written, String name) {
        assertThat(Names.tidy(written)).isEqualTo(name);
    }
}
