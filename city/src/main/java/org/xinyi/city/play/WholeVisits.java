package org.xinyi.city.play;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.xinyi.city.wire.Json;
import org.xinyi.city.wire.Pause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whole visits in waves: check-in, six orders, six confirmations, a settlement that the insurer
/// splits, and a repayment on the phone.
public final class WholeVisits implements AutoCloseable {

    private static final int ORDERS = 6;
    private static final int WAVE = 25;
    private static final int SIDE_BY_SIDE = 8;
    private static final int PHONES = 16;
    private static final int LOOKS = 3_000;
    private static final long LOOK_MS = 10;

    private final Ground ground;
    private final Ground.Hospital at;
    private final Bulk waves = new Bulk(new Tally(), SIDE_BY_SIDE);
    private final Bulk phones = new Bulk(new Tally(), PHONES);

    public WholeVisits(Ground ground) {
        this.ground = ground;
        this.at = ground.hospital();
    }

    /// Returns when all have been settled and paid by phone; the wallet's word may still be on its
    /// way.
    public void play(int visits) {
        waves.each(
                IntStream.range(0, (visits + WAVE - 1) / WAVE).boxed().toList(),
                wave -> wave(Math.min(WAVE, visits - wave * WAVE)));
    }

    private void wave(int count) {
        List<Ground.Open> visits = ground.visits(at, count);
        List<Long> orders = ground.orders(at, visits, ORDERS * count);
        List<ObjectNode> executions =
                orders.stream()
                        .map(order -> Json.object().put("order", order).put("result", "DONE"))
                        .toList();
        at.his().make("executions", Json.list("executions", executions));
        List<ObjectNode> settlements =
                visits.stream()
                        .map(
                                one ->
                                        Json.object()
                                                .put("visit", one.visit())
                                                .put("trigger", "CASHIER"))
                        .toList();
        JsonNode settled =
                at.his().make("settlements", Json.list("settlements", settlements)).get("results");
        List<Phone.Payment> payments = new ArrayList<>();
        settled.forEach(one -> payments.addAll(owed(posted(one.get("done")))));
        new Phone(town(), phones, new Tally()).pay(payments);
    }

    private Town town() {
        return new Town(
                ground.code(), ground.operator(), at.his(), ground.sandbox(), at.id(), List.of());
    }

    /// The bill, once the insurer has answered.
    private JsonNode posted(JsonNode settlement) {
        JsonNode bill = settlement;
        for (int look = 0; look < LOOKS && !bill.has("postedAt"); look++) {
            Pause.millis(LOOK_MS);
            bill = at.his().read("settlements/" + settlement.get("id").asLong());
        }
        return bill;
    }

    private static List<Phone.Payment> owed(JsonNode bill) {
        List<Phone.Payment> payments = new ArrayList<>();
        for (JsonNode one : bill.path("owed")) {
            if (!one.get("open").asString().equals("0.00")) {
                payments.add(
                        new Phone.Payment(
                                one.get("debtor").asLong(),
                                null,
                                List.of(one.get("obligation").asLong())));
            }
        }
        return payments;
    }

    @Override
    public void close() {
        waves.close();
        phones.close();
    }
}
