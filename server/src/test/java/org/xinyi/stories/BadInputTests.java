package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;
import static org.xinyi.stories.Hospital.UNPRICED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.kernel.Money;

/// Whatever a hospital's system gets wrong is a named problem, and nothing has changed.
class BadInputTests extends Story {

    private final World world;
    private final Hospital hospital;
    private final Api his;
    private Resident patient;
    private Visit visit;

    BadInputTests(ApplicationContext context) {
        this.world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        this.hospital = world.hospital();
        this.his = hospital.his();
    }

    @BeforeEach
    void somebodyIsBeingTreated() {
        patient = world.insured("王小明", 1985);
        patient.signs("S04");
        visit = hospital.receives(patient, "S04");
        visit.does(BLOOD, "1");
    }

    /// Everything there is to see of the patient.
    private String state() {
        Map<String, Object> bill = new HashMap<>();
        visit.bill().properties().forEach(one -> bill.put(one.getKey(), one.getValue()));
        bill.remove("asOf");
        return bill
                + visit.settlements().toString()
                + patient.bills().body()
                + patient.line("S04")
                + his.get("institutions/" + hospital.id() + "/give-backs").expect(200).body();
    }

    private void changesNothing(Runnable attempt) {
        String before = state();
        attempt.run();
        assertThat(state()).isEqualTo(before);
        world.everyFenIsExplained();
    }

    /// @param wanted the problem of the first item of a list
    private static void refused(Api.Answer answer, int status, String wanted) {
        assertThat(answer.expect(200).text("results.0.problem.type"))
                .as(answer.body())
                .isEqualTo("/problems/" + wanted);
        assertThat(answer.number("results.0.problem.status")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1.005\"', body-invalid",
        "'\"1.0\"', body-invalid",
        "'\"1\"', body-invalid",
        "'\"1e2\"', body-invalid",
        "'\"99999999999999.00\"', body-invalid",
        "12.5, body-invalid",
        "12, body-invalid",
        "null, body-invalid",
        "true, body-invalid"
    })
    void anAmountIsADecimalWithTwoPlaces(String amount, String problem) {
        String body =
                """
                {"repayments": [{"debtor": %d, "channel": "WINDOW_CASH", "amount": %s}]}
                """
                        .formatted(patient.id(), amount);
        String shift = "shifts/" + hospital.shift() + "/repayments";
        changesNothing(() -> his.postText(shift, body).expectProblem(400, problem));
    }

    @ParameterizedTest
    @CsvSource({"0.00", "-5.00"})
    void nobodyPaysNothingOrLess(String amount) {
        hospital.shift();
        changesNothing(
                () -> refused(hospital.takesCash(patient, amount), 422, "payment-not-positive"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"0\"', quantity-not-positive",
        "'\"0.0000\"', quantity-not-positive",
        "'\"-1\"', body-invalid",
        "'\"1.00001\"', body-invalid",
        "'\"1e3\"', body-invalid",
        "1.5, body-invalid",
        "1, body-invalid"
    })
    void aQuantityIsAPositiveDecimal(String quantity, String problem) {
        String body =
                """
                {"orders": [{"visit": %d, "item": "LAB-001", "department": %d, "quantity": %s}]}
                """
                        .formatted(visit.id(), hospital.place(BLOOD), quantity);
        changesNothing(
                () -> {
                    Api.Answer answer = his.postText("orders", body);
                    if (problem.equals("body-invalid")) {
                        answer.expectProblem(400, problem);
                    } else {
                        refused(answer, 400, problem);
                    }
                });
    }

    @Test
    void anItemThatIsInNoCatalogueIsNotOrdered() {
        changesNothing(
                () ->
                        refused(
                                his.post("orders", visit.order("LAB-999", "1")),
                                422,
                                "item-unknown"));
    }

    @Test
    @NastyDay(32)
    void whatHasNoPriceIsHeldForPricingAndNeverBilledAsZero() {
        long order = visit.orders(UNPRICED, "1");
        visit.confirms(order, "DONE", null);
        assertThat(visit.line(order).get("status").asString()).isEqualTo("HELD_FOR_PRICING");
        visit.ends();
        assertThat(visit.settled().get("total").asString()).isEqualTo("60.00");
        his.post("orders/prices", Map.of("prices", List.of(Map.of("order", order, "price", "120"))))
                .expect(200);
        World.eventually(() -> assertThat(visit.total("billed")).isEqualTo("180.00"));
    }

    @Test
    void anAmountBeyondAllMeasureIsRefused() {
        long order = visit.orders(UNPRICED, "999999999");
        Map<String, Object> price = Map.of("order", order, "price", "999999999.999999");
        changesNothing(
                () ->
                        refused(
                                his.post("orders/prices", Map.of("prices", List.of(price))),
                                422,
                                "amount-too-large"));
        changesNothing(
                () ->
                        refused(
                                his.post("orders", visit.order(CT, "999999999")),
                                422,
                                "amount-too-large"));
    }

    @Test
    void nothingIsDoneBeyondWhatWasOrdered() {
        long drug = visit.orders(DRUG, "2");
        long cancelled = visit.orders(CT, "1");
        visit.cancels(cancelled);
        changesNothing(() -> refused(confirm(drug, "DONE", "2.0001"), 409, "more-than-ordered"));
        visit.confirms(drug, "DONE", null);
        changesNothing(() -> refused(confirm(drug, "DONE", null), 409, "order-already-executed"));
        changesNothing(() -> refused(confirm(drug, "DONE", "0"), 409, "order-already-executed"));
        changesNothing(() -> refused(confirm(cancelled, "DONE", null), 409, "order-cancelled"));
        changesNothing(
                () -> refused(confirm(cancelled, "UNDONE", null), 409, "order-not-executed"));
        changesNothing(() -> refused(confirm(4711, "DONE", null), 404, "order-unknown"));
    }

    private Api.Answer confirm(long order, String result, @Nullable String quantity) {
        return his.post("executions", Visit.execution(order, result, quantity));
    }

    @Test
    void nothingIsSettledTwice() {
        visit.ends();
        visit.settled();
        Map<String, Object> again =
                Map.of("settlements", List.of(Map.of("visit", visit.id(), "trigger", "CASHIER")));
        changesNothing(() -> refused(his.post("settlements", again), 409, "nothing-to-settle"));
        changesNothing(
                () -> refused(confirm(visit.order(BLOOD), "UNDONE", null), 409, "order-settled"));
    }

    @Test
    void whatIsPaidTooMuchIsKeptForThePatientAndGivenBack() {
        visit.ends();
        visit.settled();
        String owed = patient.owes();
        hospital.takesCash(patient, "1000.00");
        assertThat(patient.owes()).isEqualTo("0.00");
        Api.Answer waiting = his.get("institutions/" + hospital.id() + "/give-backs").expect(200);
        String excess = Money.parse("1000.00").minus(Money.parse(owed)).toString();
        assertThat(waiting.body()).contains("\"amount\":\"" + excess + "\"");
        hospital.handsOut();
        assertThat(his.get("institutions/" + hospital.id() + "/give-backs").at("items")).isEmpty();
        world.everyFenIsExplained();
    }

    @Test
    void aKeyStandsForOneContent() {
        String key = UUID.randomUUID().toString();
        Api.Answer first = his.post("orders", visit.order(CT, "1"), key).expect(200);
        assertThat(his.post("orders", visit.order(CT, "1"), key).body()).isEqualTo(first.body());
        changesNothing(
                () ->
                        his.post("orders", visit.order(CT, "2"), key)
                                .expectProblem(422, "idempotency-key-reused"));
    }

    @Test
    void aBodyHasAnEnd() {
        String body = "{\"orders\": [" + " ".repeat(5 << 20) + "]}";
        changesNothing(() -> his.postText("orders", body).expectProblem(413, "body-too-large"));
    }

    @Test
    void aRevokedKeyOpensNothing() {
        Api.Answer issued =
                world.operator()
                        .post(
                                "keys",
                                Map.of(
                                        "institution",
                                        hospital.id(),
                                        "name",
                                        "old HIS",
                                        "roles",
                                        List.of("DOCTOR")))
                        .expect(201);
        Api old = his.as(issued.text("token"));
        world.operator().delete("keys/" + issued.number("id")).expect(204);
        changesNothing(
                () -> old.post("orders", visit.order(CT, "1")).expectProblem(401, "key-revoked"));
    }
}
