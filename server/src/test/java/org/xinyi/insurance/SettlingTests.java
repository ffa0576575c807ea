package org.xinyi.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.insurance.Insurance.Answer;
import org.xinyi.insurance.Insurance.Answer.Refused;
import org.xinyi.insurance.Insurance.Answer.Settled;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.ledger.Source;
import org.xinyi.outside.Mishap;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlingTests {

    private final InsuranceHouse house;
    private final TestCity city;

    @SuppressWarnings("NullAway.Init")
    private FakeInsurer insurer;

    private PatientId wang = new PatientId(0);
    private PatientId li = wang;
    private long base;

    SettlingTests(InsuranceHouse house, TestCities cities) {
        this.house = house;
        this.city = cities.create(InsuranceHouse.MORNING);
    }

    @BeforeEach
    void wangIsInsuredAndLiIsNot() {
        insurer = new FakeInsurer();
        wang = house.newPatient();
        li = house.newPatient();
        insurer.insure(InsuranceHouse.idNumber(wang), "310");
        base = house.newNumbers();
    }

    @AfterEach
    void closeTheInsurer() {
        insurer.close();
    }

    @Test
    void theSharesAreTheInsurersFields() {
        Settled settled = settled(settle(bill(501, wang, "80.00", "20.00")));

        assertThat(settled.reference()).isEqualTo("S" + (base + 501));
        assertThat(settled.split().of(Source.PERSONAL)).isEqualTo(Money.parse("40.00"));
        assertThat(settled.split().of(Source.PERSONAL_ACCOUNT)).isEqualTo(Money.parse("6.00"));
        assertThat(settled.split().of(Source.POOL)).isEqualTo(Money.parse("54.00"));
        assertThat(settled.split().total()).isEqualTo(Money.parse("100.00"));
    }

    @Test
    void anUninsuredPersonPaysAloneAndNoSettlementLeavesTheHouse() {
        Settled settled = settled(settle(bill(501, li, "80.00")));

        assertThat(settled.split()).isEqualTo(Split.personal(Money.parse("80.00")));
        assertThat(settled.reference()).isEmpty();
        assertThat(insurer.calls("1101")).isOne();
        settle(bill(502, li, "80.00"));
        assertThat(insurer.allCalls()).isOne();
    }

    @Test
    void aSettledBillIsAnsweredFromOurOwnTable() {
        Settled first = settled(settle(bill(501, wang, "80.00")));
        int calls = insurer.allCalls();

        assertThat(settle(bill(501, wang, "80.00"))).isEqualTo(first);
        assertThat(insurer.allCalls()).isEqualTo(calls);
        assertThat(settle(bill(501, wang, "81.00")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("other-content"));
    }

    @Test
    void twoThreadsThatSettleTheSameBillSettleItOnce() throws Exception {
        NationalInsurer adapter = house.start(insurer);
        CyclicBarrier together = new CyclicBarrier(8);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    _ ->
                                            CompletableFuture.supplyAsync(
                                                    () -> settleTogether(adapter, together),
                                                    threads))
                            .toList();

            assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        assertThat(insurer.calls("2207")).isOne();
    }

    private Answer settleTogether(NationalInsurer adapter, CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        return city.city().call(() -> adapter.settle(List.of(bill(501, wang, "80.00")))).getFirst();
    }

    @Test
    void twoServersThatSettleTheSameBillSettleItOnce() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CyclicBarrier together = new CyclicBarrier(2);
            List<CompletableFuture<Answer>> answers =
                    List.of(house.start(insurer), house.start(insurer)).stream()
                            .map(
                                    server ->
                                            CompletableFuture.supplyAsync(
                                                    () -> settleTogether(server, together),
                                                    threads))
                            .toList();

            assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        assertThat(insurer.settled()).isOne();
    }

    @Test
    void anAnswerThatDoesNotAddUpWaitsForAPersonAndIsKept() {
        insurer.next("2207", Mishap.WRONG_SUM);

        assertThat(settle(bill(501, wang, "80.00")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("amounts-disagree"));
        assertThat(house.rawAnswer(city, base + 501))
                .contains("\"psn_cash_pay\":\"32.01\"")
                .doesNotContain("王小明")
                .doesNotContain(InsuranceHouse.idNumber(wang));

        // Asked again, the insurer's own record is right, and it is the same settlement.
        settled(settle(bill(501, wang, "80.00")));
        assertThat(insurer.calls("2207")).isOne();
    }

    @Test
    void aRefusedSignatureIsARefusalAndNothingIsSettled() {
        settle(bill(501, wang, "80.00"));
        InsuranceSettings forged = InsuranceHouse.settings(insurer.url(), "another secret");

        Answer answer =
                city.city()
                        .call(() -> house.start(forged).settle(List.of(bill(502, wang, "80.00"))))
                        .getFirst();

        assertThat(answer).isEqualTo(new Refused(new SettlementId(base + 502), "fsi-2201", "签名错误"));
        assertThat(insurer.settled()).isOne();
    }

    @Test
    void aRefusedBillFailsAloneAndIsAskedForAgain() {
        insurer.next("2204", Mishap.NONE, Mishap.NONE);
        Bill good = bill(501, wang, "80.00");
        Bill unknownItem = house.billOf(base + 502, wang, new org.xinyi.kernel.ItemId(99));

        List<Answer> answers = settle(List.of(unknownItem, good));

        assertThat(answers.getFirst())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("item-unknown"));
        assertThat(answers.getLast()).isInstanceOf(Settled.class);
    }

    @Test
    void aListIsSettledInOrderAndAVisitIsRegisteredOnce() {
        List<Bill> bills =
                LongStream.range(0, 40)
                        .mapToObj(n -> house.bill(base + n, base + n / 4, wang, (n + 1) + ".00"))
                        .toList();

        List<Answer> answers = settle(bills);

        for (int i = 0; i < bills.size(); i++) {
            assertThat(answers.get(i).id()).isEqualTo(bills.get(i).id());
            assertThat(settled(answers.get(i)).split().total()).isEqualTo(bills.get(i).total());
        }
        assertThat(insurer.settled()).isEqualTo(40);
        int registrations = insurer.calls("2201");
        settle(house.bill(base + 700, base, wang, "5.00"));
        assertThat(insurer.calls("2201")).isEqualTo(registrations);
    }

    @Test
    void aTrialLeavesNothingBehind() {
        Answer trial =
                city.city().call(() -> house.start(insurer).preSettle(bill(501, wang, "80.00")));

        assertThat(settled(trial).split().total()).isEqualTo(Money.parse("80.00"));
        assertThat(insurer.settled()).isZero();
        assertThat(insurer.openLines()).isZero();
        settled(settle(bill(501, wang, "80.00")));
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
