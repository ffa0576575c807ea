package org.xinyi.city.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.xinyi.city.wire.Json;
import org.xinyi.city.wire.Pause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/// Visits by callers who ask again until they are answered, under the same key, and who send
/// some requests twice at the same time. Notes what was acknowledged.
public final class DoubledVisits {

    private static final int ORDERS_MAX = 5;
    private static final int DOUBLED_OF_TEN = 3;
    private static final int CONFIRMED_OF_TEN = 7;
    private static final int REFUNDED_OF_TEN = 3;
    private static final int LOOKS = 6_000;

    /// What is shown as it stands by now, which may have changed between two answers.
    private static final Set<String> MOVING = Set.of("settlements", "refunds");
    private static final long LOOK_MS = 20;

    private final Ground ground;
    private final Bulk phones = new Bulk(new Tally(), 1);
    private final Set<Long> placed = ConcurrentHashMap.newKeySet();
    private final Map<Long, String> charged = new ConcurrentHashMap<>();
    private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();
    private final Map<Long, Long> settled = new ConcurrentHashMap<>();
    private final Set<Long> refunded = ConcurrentHashMap.newKeySet();

    public DoubledVisits(Ground ground) {
        this.ground = ground;
    }

    /// Orders that were acknowledged.
    public Set<Long> placed() {
        return Set.copyOf(placed);
    }

    /// Charges that were acknowledged, by order.
    public Map<Long, String> charged() {
        return Map.copyOf(charged);
    }

    public Set<Long> cancelled() {
        return Set.copyOf(cancelled);
    }

    /// Settlements that were acknowledged, by visit.
    public Map<Long, Long> settled() {
        return Map.copyOf(settled);
    }

    /// Orders whose refund was acknowledged.
    public Set<Long> refunded() {
        return Set.copyOf(refunded);
    }

    /// One whole visit. What is taken back is so before its payment has arrived, or after.
    public void play(Random dice) {
        Ground.Hospital at = ground.hospital();
        Ground.Open visit = ground.visits(at, 1).getFirst();
        List<Long> orders = new ArrayList<>();
        for (int i = dice.nextInt(ORDERS_MAX); i >= 0; i--) {
            orders.add(order(visit, dice));
        }
        List<Long> done = new ArrayList<>();
        for (long order : orders) {
            if (dice.nextInt(10) < CONFIRMED_OF_TEN) {
                confirm(order, dice);
                done.add(order);
            } else {
                cancel(order, dice);
            }
        }
        if (!done.isEmpty()) {
            settle(visit, dice);
            if (dice.nextInt(10) < REFUNDED_OF_TEN) {
                refund(done.getFirst(), dice);
            }
        }
    }

    private long order(Ground.Open visit, Random dice) {
        JsonNode one =
                Json.object()
                        .put("visit", visit.visit())
                        .put("item", Ground.ITEM)
                        .put("department", ground.hospital().department())
                        .put("quantity", "1");
        long order = send("orders", Json.list("orders", List.of(one)), dice).get("order").asLong();
        placed.add(order);
        return order;
    }

    private void confirm(long order, Random dice) {
        JsonNode one = Json.object().put("order", order).put("result", "DONE");
        JsonNode done = send("executions", Json.list("executions", List.of(one)), dice);
        charged.put(order, done.get("charge").asString());
    }

    private void cancel(long order, Random dice) {
        send("orders/cancellations", Json.list("orders", List.of(new LongNode(order))), dice);
        cancelled.add(order);
    }

    private void settle(Ground.Open visit, Random dice) {
        JsonNode one = Json.object().put("visit", visit.visit()).put("trigger", "CASHIER");
        JsonNode bill = send("settlements", Json.list("settlements", List.of(one)), dice);
        long settlement = bill.get("id").asLong();
        settled.put(visit.visit(), settlement);
        for (int look = 0; look < LOOKS && !bill.has("postedAt"); look++) {
            Pause.millis(LOOK_MS);
            bill = ground.hospital().his().read("settlements/" + settlement);
        }
        Map<Long, List<Long>> owed = new HashMap<>();
        for (JsonNode due : bill.path("owed")) {
            if (!due.get("open").asString().equals("0.00")) {
                owed.computeIfAbsent(due.get("debtor").asLong(), _ -> new ArrayList<>())
                        .add(due.get("obligation").asLong());
            }
        }
        owed.forEach(
                (debtor, obligations) ->
                        new Phone(town(), phones, new Tally())
                                .pay(List.of(new Phone.Payment(debtor, null, obligations))));
    }

    private void refund(long order, Random dice) {
        ObjectNode one = Json.object().put("order", order).put("reason", "退药 / taken back");
        send("refunds", Json.list("refunds", List.of(one)), dice);
        refunded.add(order);
    }

    private Town town() {
        Ground.Hospital at = ground.hospital();
        return new Town(
                ground.code(), ground.operator(), at.his(), ground.sandbox(), at.id(), List.of());
    }

    /// The one result of a request; when it goes out twice, both must say the same.
    private JsonNode send(String path, ObjectNode body, Random dice) {
        String key = UUID.randomUUID().toString();
        boolean doubled = dice.nextInt(10) < DOUBLED_OF_TEN;
        CompletableFuture<JsonNode> second =
                doubled
                        ? CompletableFuture.supplyAsync(
                                () -> ground.hospital().his().make(path, body, key))
                        : CompletableFuture.completedFuture(Json.object());
        JsonNode answer = ground.hospital().his().make(path, body, key).get("results").get(0);
        JsonNode again = second.join().path("results").path(0);
        if (doubled && !MOVING.contains(path) && !again.equals(answer)) {
            throw new IllegalStateException("Twice " + path + ": " + answer + " and " + again);
        }
        if (!answer.has("done")) {
            throw new IllegalStateException(path + " was refused: " + answer);
        }
        return answer.get("done");
    }
}
