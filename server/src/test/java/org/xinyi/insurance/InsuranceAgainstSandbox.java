package org.xinyi.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.insurance.Insurance.Answer;
import org.xinyi.insurance.Insurance.ReversalAnswer;
import org.xinyi.insurance.InsurerFiles.StatementRow;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.ledger.Source;
import org.xinyi.outside.Sandbox;

/// The adapter against the insurer's twin. Wants the sandbox built, so it is not among the tests
/// that run by themselves.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsuranceAgainstSandbox {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String SECRET = "between us";

    private final InsuranceHouse house;
    private final TestCity city;
    private final Sandbox sandbox = Sandbox.start();
    private final InsuranceSettings settings;

    InsuranceAgainstSandbox(InsuranceHouse house, TestCities cities) {
        this.house = house;
        this.city = cities.create(InsuranceHouse.MORNING);
        URI insurer = sandbox.at("/insurer");
        this.settings = InsuranceHouse.settings(insurer, SECRET);
        sandbox.put("/clock", Map.of("now", InsuranceHouse.MORNING.toString(), "runs", false));
        sandbox.post(
                "/insurer/admin/secrets",
                Map.of("fixmedins_code", "H32070000001", "secret", SECRET, "medinslv", "3"));
    }

    @AfterAll
    void stopTheSandbox() {
        sandbox.close();
    }

    @Test
    void aDayWithOneFaultInTwentyCallsEndsWithEverythingExplained() {
        List<PatientId> people = LongStream.range(0, 60).mapToObj(_ -> house.newPatient()).toList();
        insure(people);
        sandbox.put("/faults", Map.of("rate", 0.05, "twins", List.of("insurer")));

        // In the morning everybody is settled, whatever happens on the wire.
        long base = house.newNumbers();
        List<Bill> bills = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            bills.add(house.bill(base + i, people.get(i), "120.00", (i + 1) + ".05"));
        }
        Map<SettlementId, Split> agreed = untilSettled(bills);

        // At noon every fifth bill is reversed and the first line settled anew.
        List<SettlementId> back =
                agreed.keySet().stream().filter(id -> id.value() % 5 == 0).toList();
        untilReversed(back);
        List<Bill> rest = new ArrayList<>();
        for (SettlementId id : back) {
            PatientId patient = people.get((int) (id.value() - base));
            rest.add(house.bill(base + 1_000 + id.value(), id.value(), patient, "120.00"));
        }
        Map<SettlementId, Split> anew = untilSettled(rest);

        // In the night the insurer's own file says the same, to the fen.
        sandbox.put("/faults", Map.of("rate", 0, "twins", List.of("insurer")));
        sandbox.put("/clock", Map.of("now", "2026-03-03T01:00:00Z", "runs", false));
        agreed.putAll(anew);
        back.forEach(agreed::remove);
        assertThat(netStatement()).isEqualTo(agreed);
    }

    @Test
    void theSharesFollowTheDeclaredBenefits() {
        PatientId wang = house.newPatient();
        sandbox.post(
                "/insurer/admin/persons",
                List.of(person(wang, "310", "50.00"), person(house.newPatient(), "390", "0")));

        Split split =
                untilSettled(List.of(house.bill(house.newNumbers(), wang, "1000.00")))
                        .values()
                        .iterator()
                        .next();

        // 200.00 deductible, 70 % of the rest from the pool, 50.00 from the personal account.
        assertThat(split.of(Source.POOL)).isEqualTo(Money.parse("560.00"));
        assertThat(split.of(Source.PERSONAL_ACCOUNT)).isEqualTo(Money.parse("50.00"));
        assertThat(split.of(Source.PERSONAL)).isEqualTo(Money.parse("390.00"));
    }

    private void insure(List<PatientId> people) {
        List<Map<String, String>> persons = new ArrayList<>();
        for (PatientId patient : people) {
            persons.add(person(patient, patient.value() % 2 == 0 ? "310" : "390", "30.00"));
        }
        sandbox.post("/insurer/admin/persons", persons);
    }

    private static Map<String, String> person(PatientId patient, String insutype, String balance) {
        return Map.of(
                "certno",
                InsuranceHouse.idNumber(patient),
                "psn_name",
                "王小明",
                "insutype",
                insutype,
                "psn_insu_stas",
                "1",
                "balc",
                balance);
    }

    private Map<SettlementId, Split> untilSettled(List<Bill> bills) {
        Map<SettlementId, Split> agreed = new HashMap<>();
        while (agreed.size() < bills.size()) {
            for (Answer answer : city.city().call(() -> house.start(settings).settle(bills))) {
                assertThat(answer).isNotInstanceOf(Answer.Refused.class);
                if (answer instanceof Answer.Settled(SettlementId id, Split split, String _)) {
                    agreed.put(id, split);
                }
            }
        }
        return agreed;
    }

    private void untilReversed(List<SettlementId> ids) {
        List<ReversalAnswer> answers = List.of();
        while (!answers.stream().allMatch(ReversalAnswer.Reversed.class::isInstance)
                || answers.isEmpty()) {
            answers = city.city().call(() -> house.start(settings).reverse(ids));
            assertThat(answers).noneMatch(ReversalAnswer.Refused.class::isInstance);
        }
    }

    /// What the insurer says it has settled and not taken back, by our numbers.
    private Map<SettlementId, Split> netStatement() {
        Download<StatementRow> file =
                city.city().call(() -> house.files(settings).statement(house.hospital, DAY));
        if (!(file instanceof Download.Present<StatementRow>(List<StatementRow> rows))) {
            throw new AssertionError("There is no statement: " + file);
        }
        List<SettlementId> reversed =
                rows.stream()
                        .filter(StatementRow::reversal)
                        .map(row -> row.settlement().orElseThrow())
                        .toList();
        return rows.stream()
                .filter(row -> !reversed.contains(row.settlement().orElseThrow()))
                .filter(row -> !row.total().equals(Money.parse("1000.00")))
                .collect(
                        Collectors.toMap(
                                row -> row.settlement().orElseThrow(), StatementRow::split));
    }
}
