package org.xinyi.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FenTests {

    @Test
    void readsAmountsWithUpToTwoPlaces() {
        assertThat(Fen.parse("128.50")).isEqualTo(12850);
        assertThat(Fen.parse("128.5")).isEqualTo(12850);
        assertThat(Fen.parse("128")).isEqualTo(12800);
        assertThat(Fen.parse("-0.01")).isEqualTo(-1);
        assertThat(Fen.parse("35.500000")).isEqualTo(3550);
    }

    @Test
    void refusesWhatIsNoAmount() {
        for (String bad : new String[] {"", "-", ".5", "1.005", "1e3", "1,000.00", "12a"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Fen.parse(bad));
        }
    }

    @Test
    void writesWhatItReads() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            long fen = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
            assertThat(Fen.parse(Fen.text(fen))).isEqualTo(fen);
        }
        assertThat(Fen.text(5)).isEqualTo("0.05");
        assertThat(Fen.text(-5)).isEqualTo("-0.05");
    }

    @Test
    void roundsSharesHalfUp() {
        assertThat(Fen.percent(5, 10)).isEqualTo(1);
        assertThat(Fen.percent(4, 10)).isZero();
        assertThat(Fen.percent(3333, 10)).isEqualTo(333);
    }
}
