package org.xinyi.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.xinyi.insurance.Insurance.Answer.Settled;
import org.xinyi.insurance.Insurance.Answer.Unknown;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.outside.Mishap;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownOutcomesTests {

    private final InsuranceHouse house;
    private final TestCity city;

    @SuppressWarnings("NullAway.Init")
    private FakeInsurer insurer;

    private PatientId wang = new PatientId(0);
    private long base;

    UnknownOutcomesTests(InsuranceHouse house, TestCities cities) {
        this.house = house;
        this.city = cities.create(InsuranceHouse.MORNING);
    }

    @BeforeEach
    void wangIsInsured() {
        insurer = new FakeInsurer();
        wang = house.newPatient();
        insurer.insure(InsuranceHouse.idNumber(wang), "310");
        base = house.newNumbers();
    }

    @AfterEach
    void closeTheInsurer() {
        insurer.close();
    }

    @Test
    void aBillIsNotPersonalBecauseTheInsurerCannotBeReached() {
        insurer.next("1101", Mishap.CUT, Mishap.CUT);

        assertThat(settle(bill(501, wang, "80.00")))
                .isEqualTo(new Answer.Unknown(new SettlementId(base + 501)));
        assertThat(settle(bill(501, wang, "80.00"))).isInstanceOf(Settled.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"REFUSED_BEFORE_EFFECT", "ANSWER_LOST", "CUT", "GARBLED", "DOUBLED"})
    void whateverHappensToOneCallTheBillIsSettledOnce(Mishap mishap) {
        long id = 501;
        for (String infno : List.of("1101", "2201", "2204", "2207")) {
            insurer.next(infno, mishap);

            assertThat(settle(bill(id++, wang, "80.00", "20.00")))
                    .as(infno)
                    .isInstanceOf(Settled.class);
        }
        assertThat(insurer.settled()).isEqualTo(4);
    }

    @Test
    void aSettlementWithoutAnAnswerIsLookedUpBeforeItIsAskedForAgain() {
        insurer.next("2207", Mishap.ANSWER_LOST);

        settled(settle(bill(501, wang, "80.00")));

        assertThat(insurer.calls("2207")).isOne();
        assertThat(insurer.calls("5203")).isOne();
    }

    @Test
    void aTimeoutIsAnUnknownOutcomeToo() {
        insurer.next("2207", Mishap.SILENT);
        InsuranceSettings hasty =
                new InsuranceSettings(
                        insurer.url(),
                        "XINYI",
                        FakeInsurer.SECRET,
                        Map.of(),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(5),
                        3,
                        Duration.ZERO,
                        4,
                        false);

        List<Answer> answers =
                city.city()
                        .call(() -> house.start(hasty).settle(List.of(bill(501, wang, "80.00"))));

        settled(answers.getFirst());
        assertThat(insurer.calls("2207")).isOne();
    }

    @Test
    void whatStaysUnknownIsSaidToBeUnknownAndLearnedLater() {
        insurer.next("2207", Mishap.CUT);
        insurer.next("5203", Mishap.CUT, Mishap.REFUSED_BEFORE_EFFECT, Mishap.GARBLED);

        assertThat(settle(bill(501, wang, "80.00")))
                .isEqualTo(new Unknown(new SettlementId(base + 501)));
        // The server has been started anew; the insurer is well again.
        settled(settle(bill(501, wang, "80.00")));

        assertThat(insurer.calls("2207")).isOne();
        assertThat(insurer.settled()).isOne();
    }

    @Test
    void aRefusedSignatureOfALookUpIsNoProofThatNothingWasSettled() {
        insurer.next("2207", Mishap.CUT);
        insurer.next("5203", Mishap.CUT, Mishap.CUT, Mishap.CUT);
        settle(bill(501, wang, "80.00"));
        InsuranceSettings forged = InsuranceHouse.settings(insurer.url(), "another secret");

        List<Answer> answers =
                city.city()
                        .call(() -> house.start(forged).settle(List.of(bill(501, wang, "80.00"))));

        assertThat(answers.getFirst()).isEqualTo(new Unknown(new SettlementId(base + 501)));
    }

    private Bill bill(long number, PatientId patient, String... amounts) {
        return house.bill(base + number, patient, amounts);
    }

    private Answer settle(Bill bill) {
        return settle(List.of(bill)).getFirst();
    }

    /// Each time by a server that has just started.
    private List<Answer> settle(List<Bill> bills) {
        return city.city().call(() -> house.start(insurer).settle(bills));
    }

    private static Settled settled(Answer answer) {
        assertThat(answer).isInstanceOf(Settled.class);
        return (Settled) answer;
    }
}
