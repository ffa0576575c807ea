package org.xinyi.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.insurance.Coverage.Scheme;
import org.xinyi.kernel.PatientId;
import org.xinyi.ledger.Parties;
import org.xinyi.outside.Mishap;

@ServerTest
class CoverageTests {

    private final InsuranceHouse house;
    private final Parties parties;
    private final TestCity city;
    private final FakeInsurer insurer = new FakeInsurer();
    private PatientId wang = new PatientId(0);

    CoverageTests(InsuranceHouse house, Parties parties, TestCities cities) {
        this.house = house;
        this.parties = parties;
        this.city = cities.create(InsuranceHouse.MORNING);
    }

    @BeforeEach
    void wangIsInsured() {
        wang = house.newPatient();
        insurer.insure(InsuranceHouse.idNumber(wang), "310");
    }

    @AfterEach
    void closeTheInsurer() {
        insurer.close();
    }

    @Test
    void aPersonIsAskedAboutOncePerDay() {
        // 2 March: asked in the morning, answered from the table in the afternoon.
        assertThat(coverage(wang).scheme()).isEqualTo(Scheme.EMPLOYEE);
        assertThat(coverage(wang).personNumber()).isEqualTo("P" + InsuranceHouse.idNumber(wang));
        assertThat(insurer.calls("1101")).isOne();

        // 3 March: Wang has left the job and is insured as a resident.
        city.moveTo(InsuranceHouse.MORNING.plus(Duration.ofDays(1)));
        insurer.insure(InsuranceHouse.idNumber(wang), "390");
        assertThat(coverage(wang).scheme()).isEqualTo(Scheme.RESIDENT);

        // 4 March: the insurer cannot be reached; its last answer stands for now.
        Instant thirdDay = InsuranceHouse.MORNING.plus(Duration.ofDays(2));
        city.moveTo(thirdDay);
        insurer.next("1101", Mishap.CUT, Mishap.REFUSED_BEFORE_EFFECT);
        assertThat(coverage(wang).scheme()).isEqualTo(Scheme.RESIDENT);

        // An hour later it can.
        insurer.insure(InsuranceHouse.idNumber(wang), "-390");
        city.moveTo(thirdDay.plusSeconds(3_600));
        assertThat(coverage(wang).normal()).isFalse();
        assertThat(coverage(wang).insured()).isTrue();
    }

    @Test
    void aPersonTheInsurerDoesNotKnowIsUninsuredForTheDay() {
        PatientId stranger = house.newPatient();

        assertThat(coverage(stranger).insured()).isFalse();
        assertThat(coverage(stranger).insured()).isFalse();
        assertThat(insurer.calls("1101")).isOne();
    }

    @Test
    void aPersonWhomTheInsurerCannotBeAskedAboutIsUninsuredForNowOnly() {
        insurer.next("1101", Mishap.CUT, Mishap.CUT);

        assertThat(coverage(wang).insured()).isFalse();
        assertThat(coverage(wang).insured()).isTrue();
    }

    @Test
    void anInsurerThatDoesNotAnswerIsLeftInPeaceForAWhile() {
        insurer.next("1101", Mishap.CUT, Mishap.CUT);
        NationalInsurer server = house.start(insurer);

        List<Map<PatientId, Coverage>> asked =
                city.city()
                        .call(
                                () ->
                                        List.of(
                                                server.coverage(List.of(wang), house.hospital),
                                                server.coverage(List.of(wang), house.hospital)));

        assertThat(asked).allSatisfy(answer -> assertThat(answer).containsOnlyKeys(wang));
        assertThat(insurer.calls("1101")).isEqualTo(2);
    }

    @Test
    void aRefusedSignatureDoesNotMakeAPersonUninsuredForTheDay() {
        InsuranceSettings forged = InsuranceHouse.settings(insurer.url(), "another secret");
        Map<PatientId, Coverage> now =
                city.city().call(() -> house.start(forged).coverage(List.of(wang), house.hospital));

        assertThat(now.get(wang)).isNotNull().matches(coverage -> !coverage.insured());
        assertThat(coverage(wang).insured()).isTrue();
    }

    @Test
    void anUnidentifiedPatientIsNotAskedAbout() {
        PatientId unknown = house.patients.add(999_999_999, "无名氏", "");

        assertThat(coverage(unknown).insured()).isFalse();
        assertThat(insurer.allCalls()).isZero();
    }

    @Test
    void manyAreAskedAboutAtOnceAndEveryoneIsPresent() {
        List<PatientId> people =
                IntStream.range(0, 300)
                        .mapToObj(
                                n -> {
                                    PatientId one = house.newPatient();
                                    if (n % 3 > 0) {
                                        insurer.insure(
                                                InsuranceHouse.idNumber(one),
                                                n % 3 == 1 ? "310" : "390");
                                    }
                                    return one;
                                })
                        .toList();

        Map<PatientId, Coverage> coverage = coverage(people);

        assertThat(coverage).containsOnlyKeys(people);
        assertThat(coverage.values())
                .filteredOn(one -> one.scheme() == Scheme.RESIDENT)
                .hasSize(100);
        assertThat(insurer.calls("1101")).isEqualTo(300);
    }

    @Test
    void theInsurerIsOnePartyOfTheCity() {
        Coverage first = coverage(wang);
        Coverage second = coverage(house.newPatient());

        assertThat(second.insurer()).isEqualTo(first.insurer());
        assertThat(city.city().call(parties::all))
                .filteredOn(party -> party.kind() == Parties.Kind.INSURER)
                .singleElement()
                .satisfies(
                        party -> {
                            assertThat(party.id()).isEqualTo(first.insurer());
                            assertThat(party.code()).isEqualTo("320700");
                        });
    }

    private Coverage coverage(PatientId patient) {
        Coverage coverage = coverage(List.of(patient)).get(patient);
        assertThat(coverage).isNotNull();
        return java.util.Objects.requireNonNull(coverage);
    }

    private Map<PatientId, Coverage> coverage(Collection<PatientId> people) {
        return city.city().call(() -> house.start(insurer).coverage(people, house.hospital));
    }
}
