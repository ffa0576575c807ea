package org.xinyi.lender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.lender.LenderHouse.Server;
import org.xinyi.lender.Lenders.Application;
import org.xinyi.lender.Lenders.ApplicationAnswer;
import org.xinyi.lender.Lenders.ApplicationAnswer.Approved;
import org.xinyi.lender.Lenders.ApplicationAnswer.Declined;
import org.xinyi.lender.Lenders.ApplicationAnswer.Pending;
import org.xinyi.lender.Lenders.Draw;
import org.xinyi.lender.Lenders.DrawAnswer;
import org.xinyi.lender.Lenders.DrawAnswer.Funded;
import org.xinyi.lender.Lenders.DrawAnswer.Unknown;
import org.xinyi.outside.Mishap;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LendersTests {

    private static final String QUANZHOU = "quanzhou-rural-credit";

    private final LenderHouse house;
    private final TestCity city;
    private PartyId quanzhou = new PartyId(0);

    @SuppressWarnings("NullAway.Init")
    private FakeBank bank;

    LendersTests(LenderHouse house, TestCities cities) {
        this.house = house;
        this.city = cities.create(LenderHouse.MORNING);
    }

    @BeforeEach
    void openTheBank() {
        bank = new FakeBank();
        quanzhou = with(server -> server.lender(QUANZHOU));
    }

    @AfterEach
    void closeTheBank() {
        bank.close();
    }

    @Test
    void everyLenderIsOnePartyOfTheCity() {
        List<Lenders.Lender> lenders = with(server -> server.lenders().all());

        assertThat(lenders).hasSize(10);
        assertThat(lenders.stream().map(Lenders.Lender::id).distinct()).hasSize(10);
        List<Lenders.Lender> again = with(server -> server.lenders().all());
        assertThat(again).isEqualTo(lenders);
        Optional<Lenders.Lender> nobody = with(server -> server.lenders().find("nobody"));
        assertThat(nobody).isEmpty();
    }

    @Test
    void anApplicationIsApprovedOrDeclinedOnce() {
        Application wang = application(house.wang);
        Application li = application(house.li);

        assertThat(apply(wang, li))
                .containsExactly(
                        new Approved("L1", Money.parse("20000.00")), new Declined("SCORE_TOO_LOW"));
        int calls = bank.allCalls();
        apply(li, wang);
        assertThat(bank.allCalls()).isEqualTo(calls);
    }

    @Test
    void anUndecidedApplicationIsAskedForAgain() {
        bank.decides(false);
        Application wang = application(house.wang);

        assertThat(apply(wang)).containsExactly(new Pending());
        bank.decides(true);
        assertThat(apply(wang)).containsExactly(new Approved("L1", Money.parse("20000.00")));
        assertThat(bank.applied()).isOne();
    }

    @Test
    void aLenderThatCannotBeReachedIsDeciding() {
        bank.next("applications", Mishap.CUT, Mishap.ANSWER_LOST, Mishap.REFUSED_BEFORE_EFFECT);
        Application wang = application(house.wang);

        assertThat(apply(wang)).containsExactly(new Pending());
        assertThat(apply(wang)).containsExactly(new Approved("L1", Money.parse("20000.00")));
        assertThat(bank.applied()).isOne();
    }

    @Test
    void aPersonWithoutAnIdentityIsDeclinedWithoutACall() {
        PatientId nobody = house.patients.add(house.newNumber(), "无名氏", "");

        assertThat(apply(application(nobody))).containsExactly(new Declined("IDENTITY_UNKNOWN"));
        assertThat(bank.allCalls()).isZero();
    }

    @Test
    void aLenderFundsWhatItCanAndThatIsTheAnswerForEver() {
        bank.free("100.00");
        List<Draw> draws = draws(quanzhou, "80.00", "80.00", "80.00");

        assertThat(amounts(draw(draws)))
                .containsExactly(Money.parse("80.00"), Money.parse("20.00"), Money.parse("0.00"));
        bank.free("100.00");
        int calls = bank.allCalls();
        assertThat(amounts(draw(draws.reversed())))
                .containsExactly(Money.parse("0.00"), Money.parse("20.00"), Money.parse("80.00"));
        assertThat(bank.allCalls()).isEqualTo(calls);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"REFUSED_BEFORE_EFFECT", "ANSWER_LOST", "CUT", "GARBLED", "DOUBLED"})
    void whateverHappensToOneCallTheDrawIsFundedOnce(Mishap mishap) {
        bank.next("draws", mishap);

        assertThat(amounts(draw(draws(quanzhou, "80.00")))).containsExactly(Money.parse("80.00"));
        assertThat(bank.funded()).isEqualTo(Money.parse("80.00"));
    }

    @Test
    void whatStaysUnknownIsSaidToBeUnknownAndLearnedLater() {
        List<Draw> draws = draws(quanzhou, "80.00");
        bank.next("draws", Mishap.CUT, Mishap.ANSWER_LOST, Mishap.GARBLED);

        assertThat(draw(draws)).containsExactly(new Unknown(draws.getFirst().id()));
        assertThat(amounts(draw(draws))).containsExactly(Money.parse("80.00"));
        assertThat(bank.funded()).isEqualTo(Money.parse("80.00"));
    }

    @Test
    void aLenderThatSaysItFundedMoreThanWasAskedIsAskedAgain() {
        List<Draw> draws = draws(quanzhou, "80.00");
        bank.next("draws", Mishap.WRONG_SUM);

        assertThat(draw(draws)).containsExactly(new Unknown(draws.getFirst().id()));
        assertThat(amounts(draw(draws))).containsExactly(Money.parse("80.00"));
    }

    @Test
    void aRefusedSignatureFundsNothingAndDeclinesNobody() {
        List<Draw> draws = draws(quanzhou, "80.00");
        Application wang = application(house.wang);

        List<DrawAnswer> forged = city.city().call(() -> forged().lenders().draw(draws));
        assertThat(forged).containsExactly(new Unknown(draws.getFirst().id()));
        List<ApplicationAnswer> applied =
                city.city().call(() -> forged().lenders().apply(List.of(wang)));
        assertThat(applied).containsExactly(new Pending());
        assertThat(bank.funded()).isEqualTo(Money.ZERO);
    }

    private Server forged() {
        return house.start(bank.url(), "another secret");
    }

    @Test
    void theSameDrawWithAnotherAmountIsNotAskedFor() {
        Draw first = house.draw(quanzhou, "80.00");
        Draw other =
                new Draw(
                        first.id(),
                        first.lender(),
                        first.lineNumber(),
                        first.hospital(),
                        Money.parse("81.00"),
                        first.at());
        draw(List.of(first));

        assertThat(draw(List.of(other))).containsExactly(new Unknown(first.id()));
        assertThat(bank.funded()).isEqualTo(Money.parse("80.00"));
    }

    @Test
    void theDrawsOfALenderGoAsListsAndAreAnsweredInOrder() {
        PartyId other = with(server -> server.lender("bank-a"));
        List<Draw> draws =
                IntStream.range(0, 450)
                        .mapToObj(
                                n ->
                                        house.draw(
                                                n % 9 == 0 ? other : quanzhou,
                                                n % 2 == 0 ? "1.00" : "2.00"))
                        .toList();

        List<DrawAnswer> answers = draw(draws);

        assertThat(answers)
                .isEqualTo(
                        draws.stream()
                                .map(draw -> (DrawAnswer) new Funded(draw.id(), draw.amount()))
                                .toList());
        assertThat(bank.drawLists()).containsExactlyInAnyOrder(200, 200, 50);
    }

    private Application application(PatientId patient) {
        return new Application(house.newNumber(), quanzhou, patient, "S10", LenderHouse.MORNING);
    }

    private List<ApplicationAnswer> apply(Application... applications) {
        return with(server -> server.lenders().apply(List.of(applications)));
    }

    private List<Draw> draws(PartyId lender, String... amounts) {
        List<Draw> draws = new ArrayList<>();
        for (String amount : amounts) {
            draws.add(house.draw(lender, amount));
        }
        return draws;
    }

    private List<DrawAnswer> draw(List<Draw> draws) {
        return with(server -> server.lenders().draw(draws));
    }

    private static List<Money> amounts(List<DrawAnswer> answers) {
        return answers.stream().map(answer -> ((Funded) answer).amount()).toList();
    }

    /// Each time with a server that has just started.
    private <T> T with(Function<Server, T> work) {
        return city.city().call(() -> work.apply(house.start(bank)));
    }
}
