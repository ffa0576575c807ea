package org.xinyi.city.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DeskTests {

    private static final int CUSTOMERS = 2_000_000;
    private static final long SERVICE_MEAN = 12_000;

    @Test
    void waitsAsLongAsTheFormulaForOneServerSays() {
        // M/M/1 at 80 %: the mean wait is ρ/(1−ρ) services.
        assertThat(meanWait(1, 15_000)).isCloseTo(48_000, Percentage.withPercentage(4));
    }

    @Test
    void waitsAsLongAsTheFormulaForManyServersSays() {
        // M/M/8 at 85 %: Erlang C.
        long gap = SERVICE_MEAN * 100 / (8 * 85);
        double expected = erlangC(8, SERVICE_MEAN / (double) gap) * SERVICE_MEAN / (8 * 0.15);
        assertThat((double) meanWait(8, gap)).isCloseTo(expected, within(expected * 0.04));
    }

    @Test
    void servesAtOnceWhileAServerIsFree() {
        Desk desk = new Desk(2, 100);
        assertThat(desk.begin(0, 10)).isEqualTo(100);
        assertThat(desk.begin(0, 30)).isEqualTo(100);
        assertThat(desk.begin(105, 10)).isEqualTo(110);
        assertThat(desk.begin(200, 10)).isEqualTo(200);
    }

    @Test
    void needsAServer() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Desk(0, 0));
    }

    private static long meanWait(int servers, long gap) {
        Dice dice = Dice.of(7, "queue");
        Desk desk = new Desk(servers, 0);
        long arrival = 0;
        long waited = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            arrival += dice.exponential(gap);
            waited += desk.begin(arrival, dice.exponential(SERVICE_MEAN)) - arrival;
        }
        return waited / CUSTOMERS;
    }

    private static double erlangC(int servers, double load) {
        double term = 1;
        double sum = 1;
        for (int k = 1; k < servers; k++) {
            term *= load / k;
            sum += term;
        }
        double last = term * load / servers * servers / (servers - load);
        return last / (sum + last);
    }
}
