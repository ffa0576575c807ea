package org.xinyi.lender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.PartyId;
import org.xinyi.lender.LenderHouse.Server;
import org.xinyi.lender.Lenders.Advice;
import org.xinyi.outside.Mishap;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdvisingTests {

    private static final String QUANZHOU = "quanzhou-rural-credit";

    private final LenderHouse house;
    private final TestCity city;
    private PartyId quanzhou = new PartyId(0);

    @SuppressWarnings("NullAway.Init")
    private FakeBank bank;

    AdvisingTests(LenderHouse house, TestCities cities) {
        this.house = house;
        this.city = cities.create(LenderHouse.MORNING);
    }

    @BeforeEach
    void openTheBank() {
        bank = new FakeBank();
        quanzhou = with(server -> server.lender(QUANZHOU));
        city.city().run(house::keepTheServersOwnPumpAway);
    }

    @AfterEach
    void closeTheBank() {
        bank.close();
    }

    @Test
    void lendersAreToldInOrderUntilTheyAcknowledge() {
        List<Advice> advices =
                Stream.generate(() -> house.advice(quanzhou, "L1")).limit(450).toList();
        city.city().run(() -> house.sql().inTransaction(() -> advise(advices)));
        bank.next("advices", Mishap.ANSWER_LOST, Mishap.CUT);

        // Twice there is no answer, and each time the lender is left in peace for a while.
        assertThat(pump()).isZero();
        assertThat(pump()).isZero();
        assertThat(bank.calls("advices")).isOne();
        house.pass(Duration.ofSeconds(5));
        assertThat(pump()).isZero();
        house.pass(Duration.ofSeconds(5));

        assertThat(List.of(pump(), pump(), pump(), pump())).containsExactly(200, 200, 50, 0);
        assertThat(bank.told()).isEqualTo(numbers(advices));
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        Advice advice = house.advice(quanzhou, "L1");

        assertThatThrownBy(
                        () ->
                                city.city()
                                        .run(
                                                () ->
                                                        house.sql()
                                                                .inTransaction(
                                                                        () -> failAfter(advice))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(pump()).isZero();
        assertThat(bank.allCalls()).isZero();
    }

    @Test
    void anAdviceThatALenderRejectsHoldsUpNothing() {
        Advice wrong = house.advice(quanzhou, "nobody's line");
        Advice right = house.advice(quanzhou, "L1");
        city.city().run(() -> advise(List.of(wrong, right, right)));

        assertThat(pump()).isEqualTo(2);
        assertThat(bank.told()).isEqualTo(numbers(List.of(right)));
        assertThat(city.city().call(house::rejections)).containsExactly("UNKNOWN_LINE");
        assertThat(pump()).isZero();
    }

    private void failAfter(Advice advice) {
        advise(List.of(advice));
        throw new IllegalStateException("The caller's work failed");
    }

    private void advise(List<Advice> advices) {
        house.start(bank).lenders().advise(advices);
    }

    private int pump() {
        return with(server -> server.pump().work());
    }

    private static List<String> numbers(List<Advice> advices) {
        return advices.stream().map(advice -> Long.toString(advice.id())).toList();
    }

    /// Each time with a server that has just started.
    private <T> T with(Function<Server, T> work) {
        return city.city().call(() -> work.apply(house.start(bank)));
    }
}
