package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.LossLayer;
import org.xinyi.scheme.LossLayer.Bearer;
import org.xinyi.scheme.Waterfall;

class WaterfallTests {

    private static final LossLayer TREASURY = Terms.layer("fiscal", Bearer.FISCAL, "50", null);
    private static final LossLayer HOSPITAL = Terms.layer("hospital", Bearer.HOSPITAL, "100", null);

    @Test
    void theTreasuryTakesHalfAndTheHospitalTheRestWithTheOddFen() {
        Waterfall shared = Waterfall.of(fen(12_851), List.of(TREASURY, HOSPITAL), Map.of());

        assertThat(shared.of("fiscal")).isEqualTo(fen(6_425));
        assertThat(shared.of("hospital")).isEqualTo(fen(6_426));
        assertThat(shared.left()).isEqualTo(Money.ZERO);
    }

    @Test
    void aCapLetsTheRestFlowOn() {
        LossLayer capped = Terms.layer("fiscal", Bearer.FISCAL, "50", fen(10_000));

        Waterfall shared =
                Waterfall.of(fen(30_000), List.of(capped, HOSPITAL), Map.of("fiscal", fen(4_000)));

        assertThat(shared.of("fiscal")).isEqualTo(fen(6_000));
        assertThat(shared.of("hospital")).isEqualTo(fen(24_000));
    }

    @Test
    void whatNoLayerTakesStaysWithTheOwner() {
        Waterfall shared = Waterfall.of(fen(10_001), List.of(TREASURY), Map.of());

        assertThat(shared.left()).isEqualTo(fen(5_001));
    }

    @Test
    void twoLayersComeToTheClosedForm() {
        for (int percent = 0; percent <= 100; percent++) {
            LossLayer first = Terms.layer("first", Bearer.CREDIT_INSURER, "" + percent, null);
            Waterfall shared = Waterfall.of(fen(99_999), List.of(first, HOSPITAL), Map.of());
            long expected = 99_999L * percent / 100;
            assertThat(shared.of("first")).isEqualTo(fen(expected));
            assertThat(shared.of("hospital")).isEqualTo(fen(99_999 - expected));
        }
    }

    @Test
    void nothingIsLostAndNoCapIsPassedUnderAnyContract() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            List<LossLayer> layers = layers(random);
            Map<String, Money> used = new HashMap<>();
            for (int loss = 0; loss < 10; loss++) {
                Money amount = fen(random.nextLong(1, 1_000_000));
                Waterfall shared = Waterfall.of(amount, layers, used);
                Money borne = Money.sum(shared.shares(), Waterfall.Share::amount);
                assertThat(borne.plus(shared.left())).isEqualTo(amount);
                assertThat(shared.left().isNegative()).isFalse();
                for (Waterfall.Share share : shared.shares()) {
                    assertThat(share.amount().isNegative()).isFalse();
                    used.merge(share.layer(), share.amount(), Money::plus);
                }
            }
            for (LossLayer layer : layers) {
                Money cap = layer.capPerYear();
                if (cap != null) {
                    assertThat(used.getOrDefault(layer.id(), Money.ZERO)).isLessThanOrEqualTo(cap);
                }
            }
        }
    }

    @Test
    void whatGoesBackIsTheShareOfAllThatWasRecoveredAndNeverMoreThanWasGranted() {
        // 100.01 written off, 50.00 granted. 33.33 comes in, then 33.34, then all the rest.
        Money granted = fen(5_000);
        assertThat(Waterfall.givenBack(fen(3_333), TREASURY, granted)).isEqualTo(fen(1_666));
        assertThat(Waterfall.givenBack(fen(6_667), TREASURY, granted)).isEqualTo(fen(3_333));
        assertThat(Waterfall.givenBack(fen(10_001), TREASURY, granted)).isEqualTo(fen(5_000));
        assertThat(Waterfall.givenBack(fen(20_000), TREASURY, granted)).isEqualTo(fen(5_000));
    }

    private static List<LossLayer> layers(Random random) {
        List<LossLayer> layers = new ArrayList<>();
        List<Bearer> bearers = List.of(Bearer.values());
        int count = random.nextInt(0, 6);
        for (int i = 0; i < count; i++) {
            layers.add(
                    Terms.layer(
                            "layer-" + i,
                            bearers.get(random.nextInt(bearers.size())),
                            BigDecimal.valueOf(random.nextInt(10_001), 2).toPlainString(),
                            random.nextBoolean() ? null : fen(random.nextLong(0, 2_000_000))));
        }
        return layers;
    }

    private static Money fen(long fen) {
        return Money.ofFen(fen);
    }
}
