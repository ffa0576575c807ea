package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.Api;
import tools.jackson.databind.JsonNode;

/// A visit at a hospital, as its staff write it down.
final class Visit {

    private final Hospital hospital;
    private final Api his;
    private final long id;

    Visit(Hospital hospital, long id) {
        this.hospital = hospital;
        this.his = hospital.his();
        this.id = id;
    }

    long id() {
        return id;
    }

    Api his() {
        return his;
    }

    /// On credit if it is to be had.
    ///
    /// @return the flow it goes in, and why it is the ordinary one
    JsonNode checksIn(String scheme) {
        Api.Answer answer =
                his.post(
                        "visits/check-ins",
                        Map.of(
                                "checkIns",
                                List.of(Map.of("visit", id, "credit", true, "scheme", scheme))));
        return done(answer);
    }

    /// With or without a word of the patient's, and by what they were recognised.
    JsonNode checksIn(String scheme, @Nullable Boolean credit, @Nullable Long recognition) {
        Map<String, Object> one = new HashMap<>(Map.of("visit", id, "scheme", scheme));
        if (credit != null) {
            one.put("credit", credit);
        }
        if (recognition != null) {
            one.put("recognition", recognition);
        }
        return done(his.post("visits/check-ins", Map.of("checkIns", List.of(one))));
    }

    /// In the ordinary flow, because the patient wants it so.
    JsonNode checksInOrdinarily() {
        return done(
                his.post(
                        "visits/check-ins",
                        Map.of("checkIns", List.of(Map.of("visit", id, "credit", false)))));
    }

    /// It turns out who it is.
    void identified(Resident who) {
        done(
                his.post(
                        "visits/identifications",
                        Map.of("identities", List.of(Map.of("visit", id, "patient", who.id())))));
    }

    /// @return the order
    long orders(String item, String quantity) {
        return ordered(item, quantity).get("order").asLong();
    }

    /// @return what was held for it and how it is funded
    JsonNode ordered(String item, String quantity) {
        return done(his.post("orders", order(item, quantity)));
    }

    Map<String, Object> order(String item, String quantity) {
        long department = hospital.place(item);
        return Map.of(
                "orders",
                List.of(
                        Map.of(
                                "visit",
                                id,
                                "item",
                                item,
                                "department",
                                department,
                                "quantity",
                                quantity)));
    }

    /// Orders and does.
    long does(String item, String quantity) {
        long order = orders(item, quantity);
        confirms(order, "DONE", null);
        return order;
    }

    /// @param result DONE, NOT_DONE or UNDONE
    /// @param quantity all that is left when null
    JsonNode confirms(long order, String result, @Nullable String quantity) {
        return done(his.post("executions", execution(order, result, quantity)));
    }

    static Map<String, Object> execution(long order, String result, @Nullable String quantity) {
        Map<String, Object> one = new HashMap<>(Map.of("order", order, "result", result));
        if (quantity != null) {
            one.put("quantity", quantity);
        }
        return Map.of("executions", List.of(one));
    }

    void cancels(long order) {
        done(his.post("orders/cancellations", Map.of("orders", List.of(order))));
    }

    /// The treatment is over; the patient leaves.
    void ends() {
        done(his.post("visits/ends", Map.of("ends", List.of(Map.of("visit", id)))));
    }

    /// Somebody settles: DOCTOR, PATIENT or CASHIER.
    void settles(String trigger) {
        his.post(
                        "settlements",
                        Map.of("settlements", List.of(Map.of("visit", id, "trigger", trigger))))
                .expect(200);
    }

    /// All settlements, replaced ones included.
    JsonNode settlements() {
        return his.get("visits/" + id + "/settlements").expect(200).json();
    }

    /// The settlement that stands, when it is in the books and no other one is under way: where
    /// every step is settled by itself, the first to be posted says nothing of the rest.
    JsonNode settled() {
        World.eventually(
                () -> {
                    assertThat(standing()).isNotNull();
                    noneIsUnderWay();
                });
        return Objects.requireNonNull(standing());
    }

    private @Nullable JsonNode standing() {
        JsonNode last = null;
        for (JsonNode one : settlements()) {
            last = one.get("state").asString().equals("POSTED") ? one : last;
        }
        return last;
    }

    /// Ordered, done, billed.
    JsonNode bill() {
        return his.get("visits/" + id + "/bill").expect(200).json();
    }

    /// The order of an item.
    long order(String item) {
        for (JsonNode line : bill().get("lines")) {
            if (line.get("item").asString().equals(item)) {
                return line.get("order").asLong();
            }
        }
        throw new AssertionError("Not on the bill: " + item);
    }

    /// One order on the bill.
    JsonNode line(long order) {
        for (JsonNode line : bill().get("lines")) {
            if (line.get("order").asLong() == order) {
                return line;
            }
        }
        throw new AssertionError("Not on the bill: " + order);
    }

    String total(String column) {
        return bill().get("totals").get(column).asString();
    }

    /// A share of a settlement; 0.00 when nobody bears any by it.
    static String share(JsonNode settlement, String source) {
        return settlement.get("shares").path(source).asString("0.00");
    }

    /// Waits until so much is billed and all of it stands in the books: a charge counts as billed
    /// as soon as a settlement has claimed it, while insurer and lender are still asked.
    void billed(String total) {
        World.eventually(
                () -> {
                    assertThat(total("billed")).isEqualTo(total);
                    noneIsUnderWay();
                });
    }

    private void noneIsUnderWay() {
        assertThat(settlements())
                .allSatisfy(
                        one -> assertThat(one.get("state").asString()).isNotEqualTo("PREPARED"));
    }

    private static JsonNode done(Api.Answer answer) {
        JsonNode result = answer.expect(200).json().get("results").get(0);
        assertThat(result.has("done")).as(answer.body()).isTrue();
        return result.get("done");
    }
}
