package org.xinyi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTests {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

    private final Texts texts = new Texts();

    @ParameterizedTest
    @EnumSource
    void everyTemplateSaysTheSameInBothLanguages(Template template) {
        assertThat(parameters(texts.words(template, true)))
                .isEqualTo(parameters(texts.words(template, false)));
    }

    @ParameterizedTest
    @EnumSource
    void noTemplateHasRoomForADiagnosisOrAnItem(Template template) {
        assertThat(parameters(texts.words(template, false)))
                .doesNotContain("diagnosis", "item", "order", "drug");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(texts.render(Template.REPAID, false, Map.of("amount", "12.50", "open", "3.00")))
                .isEqualTo("【信医】已收到您的还款12.50元，尚欠3.00元。");
    }

    @Test
    void anEnglishTextTakesTheEnglishValue() {
        assertThat(
                        texts.render(
                                Template.GUIDE,
                                true,
                                Map.of("place", "检验科", "place.en", "Laboratory")))
                .isEqualTo("Xinyi: next, please go to Laboratory.");
    }

    @Test
    void aValueIsTakenAsItStands() {
        assertThat(texts.render(Template.GUIDE, false, Map.of("place", "[A]{note}$1\\")))
                .isEqualTo("【信医】下一步请到[A]{note}$1\\。");
    }

    @Test
    void aMissingParameterIsNamed() {
        assertThatThrownBy(() -> texts.render(Template.REPAID, false, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The message needs {amount}");
    }

    private static Set<String> parameters(String words) {
        return PARAMETER
                .matcher(words)
                .results()
                .map(hit -> hit.group(1))
                .collect(Collectors.toSet());
    }
}
