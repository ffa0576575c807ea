package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xinyi.Api;
import tools.jackson.databind.JsonNode;

/// Draws what the staff of some hospitals do next, from a seed. What is drawn may well be nonsense:
/// confirmed twice, cancelled after it was done, refunded before it was settled.
final class RandomOperations {

    private static final List<String> ITEMS =
            List.of(
                    Hospital.CONSULTATION,
                    Hospital.BLOOD,
                    Hospital.LIVER,
                    Hospital.CT,
                    Hospital.DRUG,
                    Hospital.UNPRICED);
    private static final List<String> QUANTITIES = List.of("1", "2", "0.5", "3.3333", "7");
    private static final List<String> AMOUNTS = List.of("0.01", "20.00", "133.33", "900.00");

    /// A request that may be sent as often as one likes.
    ///
    /// @param repeats whether the answer stays the same; a settlement's goes on
    record Request(Api api, String path, Map<String, Object> body, String key, boolean repeats) {

        Api.Answer send() {
            return api.post(path, body, key);
        }
    }

    private final Random random;
    private final List<Hospital> hospitals;
    private final List<Resident> residents;
    private final List<Visit> visits = new ArrayList<>();
    private final List<Ordered> orders = new ArrayList<>();
    private final List<Request> sent = new ArrayList<>();

    private record Ordered(Visit visit, long order) {}

    RandomOperations(long seed, List<Hospital> hospitals, List<Resident> residents) {
        this.random = new Random(seed);
        this.hospitals = hospitals;
        this.residents = residents;
    }

    List<Visit> visits() {
        return visits;
    }

    /// What somebody does next; an old request again now and then.
    Request next() {
        if (!sent.isEmpty() && random.nextInt(10) == 0) {
            return any(sent);
        }
        Request request = drawn();
        sent.add(request);
        return request;
    }

    private Request drawn() {
        int choice = random.nextInt(100);
        if (visits.size() < 2 || choice < 8) {
            visits.add(registered());
        }
        Visit visit = any(visits);
        if (orders.isEmpty() || choice < 35) {
            return request(visit, "orders", visit.order(any(ITEMS), any(QUANTITIES)), true);
        }
        Ordered one = any(orders);
        if (choice < 62) {
            return confirmation(one);
        }
        if (choice < 70) {
            return request(
                    one.visit, "orders/cancellations", Map.of("orders", List.of(one.order)), true);
        }
        if (choice < 78) {
            return request(visit, "visits/ends", Map.of("ends", List.of(visited(visit))), true);
        }
        if (choice < 85) {
            Map<String, Object> wanted = Map.of("visit", visit.id(), "trigger", "CASHIER");
            return request(visit, "settlements", Map.of("settlements", List.of(wanted)), false);
        }
        return choice < 92 ? refund(one) : payment();
    }

    private static Map<String, Object> visited(Visit visit) {
        return Map.of("visit", visit.id());
    }

    private Visit registered() {
        Visit visit = any(hospitals).registers(any(residents).id(), "OUTPATIENT");
        if (random.nextInt(5) > 0) {
            visit.checksIn("S04");
        }
        return visit;
    }

    private Request confirmation(Ordered one) {
        int choice = random.nextInt(10);
        String result = choice < 7 ? "DONE" : choice < 8 ? "NOT_DONE" : "UNDONE";
        String quantity = random.nextBoolean() ? null : any(QUANTITIES);
        return request(one.visit, "executions", Visit.execution(one.order, result, quantity), true);
    }

    private Request refund(Ordered one) {
        Map<String, Object> wanted = Map.of("order", one.order, "reason", "退");
        return request(one.visit, "refunds", Map.of("refunds", List.of(wanted)), false);
    }

    /// Too little, too much, or when nothing is owed.
    private Request payment() {
        Hospital hospital = any(hospitals);
        return new Request(
                hospital.his(),
                "shifts/" + hospital.shift() + "/repayments",
                Hospital.cash(any(residents), any(AMOUNTS)),
                UUID.randomUUID().toString(),
                true);
    }

    private static Request request(
            Visit visit, String path, Map<String, Object> body, boolean repeats) {
        return new Request(visit.his(), path, body, UUID.randomUUID().toString(), repeats);
    }

    /// Learns from an answer what there is to be done next.
    void learn(Request request, Api.Answer answer) {
        if (!request.path.equals("orders")) {
            return;
        }
        JsonNode placed = answer.at("results.0.done");
        long order = placed.path("order").asLong(0);
        if (order != 0 && orders.stream().noneMatch(one -> one.order == order)) {
            orders.add(new Ordered(visitOf(request), order));
        }
    }

    private Visit visitOf(Request request) {
        long visit = visitNumber(request.body.get("orders"));
        return visits.stream().filter(one -> one.id() == visit).findFirst().orElseThrow();
    }

    private static long visitNumber(@Nullable Object orders) {
        assertThat(orders).isInstanceOf(List.class);
        return orders instanceof List<?> list
                        && list.getFirst() instanceof Map<?, ?> order
                        && order.get("visit") instanceof Long number
                ? number
                : 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
