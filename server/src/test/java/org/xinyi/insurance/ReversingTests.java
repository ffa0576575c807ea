package org.xinyi.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.insurance.Insurance.Answer;
import org.xinyi.insurance.Insurance.ReversalAnswer;
import org.xinyi.insurance.Insurance.ReversalAnswer.Reversed;
import org.xinyi.insurance.Insurance.ReversalAnswer.Unknown;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.outside.Mishap;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReversingTests {

    private final InsuranceHouse house;
    private final TestCity city;
    private PatientId wang = new PatientId(0);
    private long base;

    @SuppressWarnings("NullAway.Init")
    private FakeInsurer insurer;

    ReversingTests(InsuranceHouse house, TestCities cities) {
        this.house = house;
        this.city = cities.create(InsuranceHouse.MORNING);
    }

    @BeforeEach
    void wangIsInsured() {
        insurer = new FakeInsurer();
        wang = house.newPatient();
        insurer.insure(InsuranceHouse.idNumber(wang), "390");
        base = house.newNumbers();
    }

    @AfterEach
    void closeTheInsurer() {
        insurer.close();
    }

    @Test
    void aRefundIsAReversalAndANewSettlementOfTheRest() {
        settle(1, "240.00", "60.00");

        assertThat(reverse(1)).isEqualTo(new Reversed(id(1)));
        Answer again = settle(2, "240.00");

        assertThat(insurer.settled()).isOne();
        assertThat(again)
                .isInstanceOfSatisfying(
                        Answer.Settled.class,
                        settled ->
                                assertThat(settled.split().total())
                                        .isEqualTo(Money.parse("240.00")));
    }

    @Test
    void aSecondReversalIsAnsweredFromOurOwnTable() {
        settle(1, "80.00");
        reverse(1);
        int calls = insurer.allCalls();

        assertThat(reverse(1)).isEqualTo(new Reversed(id(1)));
        assertThat(insurer.allCalls()).isEqualTo(calls);
    }

    @Test
    void aReversedSettlementIsNotSettledAgainUnderItsNumber() {
        settle(1, "80.00");
        reverse(1);

        assertThat(settle(1, "80.00"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("already-reversed"));
    }

    @Test
    void whatNeverLeftTheHouseHasNothingToReverse() {
        assertThat(reverse(77)).isEqualTo(new Reversed(id(77)));
        assertThat(insurer.allCalls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"REFUSED_BEFORE_EFFECT", "ANSWER_LOST", "CUT", "GARBLED", "DOUBLED"})
    void whateverHappensToOneCallTheSettlementIsReversed(Mishap mishap) {
        settle(1, "80.00");
        insurer.next("2208", mishap);

        assertThat(reverse(1)).isEqualTo(new Reversed(id(1)));
        assertThat(insurer.settled()).isZero();
    }

    @Test
    void aReversalThatStaysUnknownIsAskedForAgain() {
        settle(1, "80.00");
        insurer.next("2208", Mishap.CUT, Mishap.ANSWER_LOST, Mishap.REFUSED_BEFORE_EFFECT);

        assertThat(reverse(1)).isEqualTo(new Unknown(id(1)));
        assertThat(reverse(1)).isEqualTo(new Reversed(id(1)));
    }

    @Test
    void aSettlementWhoseOutcomeIsUnknownIsMadeVoid() {
        insurer.next("2207", Mishap.CUT);
        insurer.next("5203", Mishap.CUT, Mishap.CUT, Mishap.CUT);
        assertThat(settle(1, "80.00")).isEqualTo(new Answer.Unknown(id(1)));
        assertThat(insurer.settled()).isOne();

        assertThat(reverse(1)).isEqualTo(new Reversed(id(1)));

        assertThat(insurer.calls("2601")).isOne();
        assertThat(insurer.settled()).isZero();
    }

    @Test
    void aSettlementThatTheInsurerHasTakenBackIsNotTakenForSettled() {
        // Day 1: the answer is lost, the reversal reaches the insurer, its answer is lost as well.
        insurer.next("2207", Mishap.CUT);
        insurer.next("5203", Mishap.CUT, Mishap.CUT, Mishap.CUT);
        settle(1, "80.00");
        insurer.next("2601", Mishap.CUT, Mishap.CUT, Mishap.CUT);
        assertThat(reverse(1)).isEqualTo(new Unknown(id(1)));

        // Somebody asks for the settlement instead.
        assertThat(settle(1, "80.00"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("already-reversed"));
    }

    @Test
    void aListIsReversedInOrder() {
        for (int number = 1; number <= 9; number++) {
            settle(number, "80.00");
        }
        List<SettlementId> ids = IntStream.rangeClosed(1, 9).mapToObj(this::id).toList();

        List<ReversalAnswer> answers =
                city.city().call(() -> house.start(insurer).reverse(ids.reversed()));

        assertThat(answers.stream().map(ReversalAnswer::id)).isEqualTo(ids.reversed());
        assertThat(insurer.settled()).isZero();
    }

    private SettlementId id(long number) {
        return new SettlementId(base + number);
    }

    private Answer settle(long number, String... amounts) {
        Bill bill = house.bill(base + number, base, wang, amounts);
        return city.city().call(() -> house.start(insurer).settle(List.of(bill))).getFirst();
    }

    private ReversalAnswer reverse(long number) {
        return city.city().call(() -> house.start(insurer).reverse(List.of(id(number)))).getFirst();
    }
}
