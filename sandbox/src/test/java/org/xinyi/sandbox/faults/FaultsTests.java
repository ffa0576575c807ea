package org.xinyi.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultsTests {

    @Test
    void strikesAtTheSetRateAndTheSameWayForTheSameSeed() {
        List<FaultKind> first = met(new Faults(10_000, 42));
        List<FaultKind> second = met(new Faults(10_000, 42));

        long faults = first.stream().filter(kind -> kind != FaultKind.NONE).count();
        assertThat(faults).isBetween(800L, 1200L);
        assertThat(second).isEqualTo(first);
        assertThat(first)
                .doesNotContain(FaultKind.WRONG_AMOUNT, FaultKind.MISSING_FILE)
                .doesNotContain(FaultKind.DUPLICATE, FaultKind.OUT_OF_ORDER);
    }

    @Test
    void meetsWhatWasForcedOnceAndFirst() {
        Faults faults = new Faults(0, 42);
        faults.force("insurer", "2207", FaultKind.WRONG_AMOUNT);

        assertThat(faults.onCall("insurer", "2204", "/x")).isEqualTo(FaultKind.NONE);
        assertThat(faults.onCall("bank", "2207", "/x")).isEqualTo(FaultKind.NONE);
        assertThat(faults.onCall("insurer", "2207", "/x")).isEqualTo(FaultKind.WRONG_AMOUNT);
        assertThat(faults.onCall("insurer", "2207", "/x")).isEqualTo(FaultKind.NONE);
        assertThat(faults.counts()).hasSize(1).containsValue(1L);
    }

    @Test
    void missesOneFileUntilItIsAskedForAThirdTime() {
        Faults faults = new Faults(0, 42);
        faults.force("bank", "statements", FaultKind.MISSING_FILE);

        assertThat(faults.onCall("bank", "statements", "/a")).isEqualTo(FaultKind.MISSING_FILE);
        assertThat(faults.onCall("bank", "statements", "/b")).isEqualTo(FaultKind.NONE);
        assertThat(faults.onCall("bank", "statements", "/a")).isEqualTo(FaultKind.MISSING_FILE);
        assertThat(faults.onCall("bank", "statements", "/a")).isEqualTo(FaultKind.NONE);
    }

    @Test
    void sparesTwinsThatAreNotNamed() {
        Faults faults = new Faults(0, 42);
        faults.set(new Faults.Rate(Faults.MILLION, Set.of(FaultKind.SLOW), Set.of("sms")));

        assertThat(faults.onCall("bank", "draws", "/x")).isEqualTo(FaultKind.NONE);
        assertThat(faults.onCall("sms", "messages", "/x")).isEqualTo(FaultKind.SLOW);
    }

    @Test
    void refusesChanceForWhatMustBeForced() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Faults.Rate(1, Set.of(FaultKind.WRONG_AMOUNT), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Faults.Rate(Faults.MILLION + 1, Set.of(), Set.of()));
    }

    private static List<FaultKind> met(Faults faults) {
        List<FaultKind> kinds = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            kinds.add(faults.onCall("insurer", "2207", "/x"));
        }
        return kinds;
    }
}
