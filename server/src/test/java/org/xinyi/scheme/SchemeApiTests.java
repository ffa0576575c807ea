package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.sql.Sql;
import tools.jackson.databind.JsonNode;

@ServerTest
class SchemeApiTests {

    private static final Instant JUNE_10 = Instant.parse("2024-06-10T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 10);

    private final TestCities cities;
    private final TestCity city;
    private final Api operator;
    private final Schemes schemes;
    private final Sql sql;

    SchemeApiTests(TestCities cities, Schemes schemes, Sql sql) {
        this.cities = cities;
        this.city = cities.create(JUNE_10);
        this.operator = city.operator();
        this.schemes = schemes;
        this.sql = sql;
    }

    @Test
    void aNewCityKnowsTheShippedPacksAndHasActivatedNone() {
        JsonNode list = operator.get("schemes").expect(200).json();

        assertThat(list.findValuesAsString("id")).contains("S04", "S10");
        list.forEach(
                pack -> {
                    assertThat(pack.get("unsourced").asInt()).isZero();
                    assertThat(pack.get("activations")).isEmpty();
                });
        assertThat(active("S04", TODAY)).isEqualTo("none");
        assertThat(inCity(() -> schemes.active(TODAY))).isEmpty();
    }

    @Test
    void aPackIsShownWithTheOriginOfEachValue() {
        Api.Answer shown = operator.get("schemes/S04").expect(200);

        assertThat(shown.text("pack.id")).isEqualTo("S04");
        JsonNode repayment =
                shown.json()
                        .get("sections")
                        .valueStream()
                        .filter(section -> section.get("id").asString().equals("repayment"))
                        .findFirst()
                        .orElseThrow();
        assertThat(repayment.get("title").get("zh").asString()).isEqualTo("还款");
        JsonNode after =
                repayment
                        .get("values")
                        .valueStream()
                        .filter(one -> one.get("path").asString().equals("repayment.due.after"))
                        .findFirst()
                        .orElseThrow();
        assertThat(after.get("value").asString()).isEqualTo("3d");
        assertThat(after.get("source").asString()).isEqualTo("000:L40");
        assertThat(after.has("assumption")).isFalse();
    }

    @Test
    void theNewestVersionWhoseActivationHasBegunCounts() {
        // 10 June: S04 counts from today.
        activate("S04", 1, TODAY, true).expect(201);
        assertThat(active("S04", TODAY)).isEqualTo("S04@1");
        assertThat(active("S04", TODAY.minusDays(1))).isEqualTo("none");

        // The same day, version 2 is uploaded and will count from 1 July.
        upload(next(TestPacks.S04, 2)).expect(201);
        activate("S04", 2, LocalDate.of(2024, 7, 1), true).expect(201);
        assertThat(active("S04", LocalDate.of(2024, 6, 30))).isEqualTo("S04@1");
        assertThat(active("S04", LocalDate.of(2024, 7, 1))).isEqualTo("S04@2");

        // 2 July: back to version 1 from 3 July. What was begun under 2 keeps it.
        city.moveTo(Instant.parse("2024-07-02T00:00:00Z"));
        activate("S04", 1, LocalDate.of(2024, 7, 3), false).expect(201);
        assertThat(active("S04", LocalDate.of(2024, 7, 3))).isEqualTo("S04@1");
        assertThat(inCity(() -> schemes.version(new PackRef("S04", 2)).ref().version()))
                .isEqualTo(2);
    }

    @Test
    void theDefaultSchemeStandsFirst() {
        activate("S04", 1, TODAY, false).expect(201);
        activate("S10", 1, TODAY, true).expect(201);

        assertThat(inCity(() -> schemes.active(TODAY)))
                .extracting(pack -> pack.ref().toString())
                .containsExactly("S10@1", "S04@1");
    }

    @Test
    void anActivationDoesNotChangeDaysThatAreOver() {
        // The first version may begin in the past, but not before the pack's own first day.
        activate("S04", 1, LocalDate.of(2019, 12, 31), true)
                .expectProblem(409, "activation-too-early");
        activate("S04", 1, LocalDate.of(2024, 1, 1), true).expect(201);

        upload(next(TestPacks.S04, 2)).expect(201);
        Api.Answer late = activate("S04", 2, TODAY.minusDays(1), true);
        late.expectProblem(409, "activation-too-early");
        assertThat(late.text("earliest")).isEqualTo("2024-06-10");
    }

    @Test
    void anUploadMayBeReplacedUntilItIsActivated() {
        upload(next(TestPacks.S10, 2)).expect(201);
        upload(next(TestPacks.S10, 2).replace("20000.00", "25000.00")).expect(201);
        activate("S10", 2, TODAY, true).expect(201);

        Api.Answer refused = upload(next(TestPacks.S10, 2).replace("20000.00", "30000.00"));
        refused.expectProblem(409, "pack-version-fixed");
        assertThat(refused.number("nextFree")).isEqualTo(3);
        assertThat(inCity(() -> schemes.version(new PackRef("S10", 2)).credit().cap()))
                .hasToString("25000.00");
        // The same content again is no change.
        upload(next(TestPacks.S10, 2).replace("20000.00", "25000.00")).expect(201);
    }

    @Test
    void aShippedVersionIsNotReplaced() {
        upload(TestPacks.S10.content().replace("20000.00", "30000.00"))
                .expectProblem(409, "pack-version-fixed");
        upload(TestPacks.S10.content()).expect(201);
    }

    @Test
    void whatWasActivatedCannotBeRewrittenEvenBySql() {
        activate("S04", 1, TODAY, true).expect(201);

        city.city()
                .run(
                        () -> {
                            for (String change :
                                    List.of(
                                            "UPDATE pack_version SET content = 'x'",
                                            "DELETE FROM pack_version",
                                            "UPDATE pack_activation SET version = 2",
                                            "DELETE FROM pack_activation")) {
                                assertThatThrownBy(() -> sql.statement(change).update())
                                        .isInstanceOf(DataAccessException.class)
                                        .rootCause()
                                        .hasMessageContaining("permission denied");
                            }
                        });
    }

    @Test
    void twoVersionsAreCompared() {
        upload(next(TestPacks.S10, 2).replace("20000.00", "30000.00")).expect(201);

        JsonNode diff = operator.get("schemes/S10/versions/1/diff/2").expect(200).json();

        assertThat(diff).hasSize(1);
        assertThat(diff.get(0).get("path").asString()).isEqualTo("credit.cap");
        assertThat(diff.get(0).get("before").get("value").asString()).isEqualTo("20000.00");
        assertThat(diff.get(0).get("after").get("value").asString()).isEqualTo("30000.00");
    }

    @Test
    void aFileIsCheckedWithoutBeingKept() {
        Map<String, String> right = Map.of("yaml", next(TestPacks.S10, 9));
        assertThat(operator.post("schemes/check", right).expect(200).at("ok").asBoolean()).isTrue();
        operator.get("schemes/S10?version=9").expectProblem(404, "pack-version-unknown");

        String wrong = TestPacks.with(TestPacks.S10, "value: 24h", "value: a day");
        Api.Answer checked = operator.post("schemes/check", Map.of("yaml", wrong)).expect(200);
        assertThat(checked.at("ok").asBoolean()).isFalse();
        assertThat(checked.text("faults.0.at")).isEqualTo("follow_up.rungs.sms-1d.after");
        assertThat(checked.number("faults.0.line")).isPositive();

        Api.Answer refused = upload(wrong);
        refused.expectProblem(422, "pack-invalid");
        assertThat(refused.text("faults.0.found")).isEqualTo("‘a day’");
    }

    @Test
    void eligibilityIsTriedOutOnFacts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("age", 60);
        for (String flag : List.of("insured", "insuranceNormal", "realName", "local")) {
            facts.put(flag, true);
        }
        facts.put("seriousDishonesty", false);
        facts.put("listed", false);

        Api.Answer refused = operator.post("schemes/S10/eligibility", facts).expect(200);
        assertThat(refused.at("eligible").asBoolean()).isFalse();
        assertThat(refused.text("rule")).isEqualTo("eligibility.age");
        assertThat(refused.text("source")).isEqualTo("000:L92");
        assertThat(refused.text("changes.0.to")).isEqualTo("55");
        assertThat(refused.text("reasons.0.zh")).contains("55周岁");

        Api.Answer admitted = operator.post("schemes/S04/eligibility", facts).expect(200);
        assertThat(admitted.at("eligible").asBoolean()).isTrue();
    }

    @Test
    void whatIsUnknownIsNamed() {
        operator.get("schemes/S99").expectProblem(404, "scheme-unknown");
        operator.get("schemes/S04/versions/1/diff/7").expectProblem(404, "pack-version-unknown");
        activate("S04", 7, TODAY, true).expectProblem(404, "pack-version-unknown");
        assertThatThrownBy(() -> inCity(() -> schemes.version(new PackRef("S04", 7))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyAnOperatorChangesSchemes() {
        Api hospital = city.key(7, "HOSPITAL_ADMIN");

        hospital.get("schemes").expect(200);
        hospital.post("schemes", Map.of("yaml", "x")).expectProblem(403, "role-missing");
        hospital.post("schemes/check", Map.of("yaml", "x")).expectProblem(403, "role-missing");
        city.anyone().get("schemes").expectProblem(401, "credential-missing");
    }

    @Test
    void theSameRequestIsAnsweredAsBefore() {
        Map<String, Object> body =
                Map.of("version", 1, "from", TODAY.toString(), "isDefault", true);

        operator.post("schemes/S04/activations", body, "once").expect(201);
        operator.post("schemes/S04/activations", body, "once").expect(201);
        operator.post("schemes/S10/activations", body, "once")
                .expectProblem(422, "idempotency-key-reused");

        assertThat(operator.get("schemes/S04").at("pack.activations")).hasSize(1);
    }

    @Test
    void anotherCityIsNotConcerned() {
        activate("S04", 1, TODAY, true).expect(201);
        TestCity other = cities.create(JUNE_10);

        assertThat(other.city().call(() -> schemes.active(TODAY))).isEmpty();
    }

    private Api.Answer upload(String yaml) {
        return operator.post("schemes", Map.of("yaml", yaml));
    }

    private Api.Answer activate(String scheme, int version, LocalDate from, boolean isDefault) {
        return operator.post(
                "schemes/" + scheme + "/activations",
                Map.of("version", version, "from", from.toString(), "isDefault", isDefault));
    }

    private String active(String scheme, LocalDate day) {
        return inCity(
                () ->
                        schemes.active(scheme, day)
                                .map(pack -> pack.ref().toString())
                                .orElse("none"));
    }

    private <T> T inCity(java.util.function.Supplier<T> work) {
        return city.city().call(work::get);
    }

    private static String next(PackFile file, int version) {
        return TestPacks.with(file, "\nversion: 1\n", "\nversion: " + version + "\n");
    }
}
