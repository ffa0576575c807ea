package org.xinyi.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTests {

    @ParameterizedTest
    @CsvSource({"王小明, 王**", "李, 李*", "欧阳明月, 欧***", "Smith John, S***", "𠮷田, 𠮷*"})
    void showsTheFirstCharacterOfAName(String name, String masked) {
        assertThat(Mask.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"32070619490520002X, 320***********002X", "H12345678, H******78", "E1234, E**34"})
    void showsTheEndsOfANumber(String number, String masked) {
        assertThat(Mask.idNumber(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource("13812345678, 138****5678")
    void showsTheEndsOfAPhone(String phone, String masked) {
        assertThat(Mask.phone(phone)).isEqualTo(masked);
    }
}
