package org.xinyi.city.play;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.xinyi.city.hospital.Person;
import org.xinyi.city.hospital.World;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/// Measures confirmations of executed orders over HTTP, in three ways that take turns: one per
/// request by one caller, one per request by 64 callers, and a hundred per request by two.
public final class Bench {

    private static final int PAIRS = 5;
    private static final int CALLERS = 64;
    private static final int ALONE = 200;
    private static final int SINGLES = 1_280;
    private static final int IN_LISTS = 4_000;
    private static final int LIST = 100;
    private static final int VISITS = 300;
    /// Gives people enough to make visits for.
    public static final int WORLD = 400;

    private static final String ITEM = "LAB-001";

    /// Rates are medians of confirmations a second; ratios are medians of the pairs.
    public record Measured(
            long alone,
            long grouped,
            long inLists,
            BigDecimal groupedOverAlone,
            BigDecimal listsOverAlone) {}

    private final World world;
    private final Endpoint platform;
    private final Endpoint sandbox;
    private final Tally tally = new Tally();
    private final Ids ids = new Ids();

    public Bench(World world, Endpoint platform, Endpoint sandbox) {
        this.world = world;
        this.platform = platform;
        this.sandbox = sandbox;
    }

    public Measured measure() {
        Town town = new Founding(world, platform, sandbox).found();
        try (Bulk bulk = new Bulk(tally)) {
            new Residents(world, town, bulk, ids, new Forms(world, town, bulk, ids)).arrive();
            int orders = (PAIRS + 1) * (ALONE + SINGLES + IN_LISTS);
            return measure(town, orders(town, bulk, visits(town, bulk), orders).iterator());
        }
    }

    private Measured measure(Town town, Iterator<Long> orders) {
        List<Long> alone = new ArrayList<>();
        List<Long> grouped = new ArrayList<>();
        List<Long> inLists = new ArrayList<>();
        List<BigDecimal> groupedOverAlone = new ArrayList<>();
        List<BigDecimal> listsOverAlone = new ArrayList<>();
        for (int pair = 0; pair <= PAIRS; pair++) {
            long one = rate(town, orders, ALONE, 1, 1);
            long many = rate(town, orders, SINGLES, 1, CALLERS);
            long lists = rate(town, orders, IN_LISTS, LIST, 2);
            if (pair > 0) {
                alone.add(one);
                grouped.add(many);
                inLists.add(lists);
                groupedOverAlone.add(ratio(many, one));
                listsOverAlone.add(ratio(lists, one));
            }
        }
        return new Measured(
                median(alone),
                median(grouped),
                median(inLists),
                median(groupedOverAlone),
                median(listsOverAlone));
    }

    private List<Long> visits(Town town, Bulk bulk) {
        List<Person> people = world.people().all().subList(0, VISITS);
        List<Long> visits = Collections.synchronizedList(new ArrayList<>());
        bulk.send(
                "visits",
                new Bulk.To(town.his(), "visits", "visits", LIST),
                people,
                person ->
                        Json.object()
                                .put("patient", ids.patient(person.number()))
                                .put("institution", town.hospital())
                                .put("department", town.department(0))
                                .put("kind", "OUTPATIENT"),
                (_, visit) -> visits.add(visit.asLong()));
        bulk.send(
                "check-ins",
                new Bulk.To(town.his(), "visits/check-ins", "checkIns", LIST),
                visits,
                visit -> Json.object().put("visit", visit).put("credit", false),
                (_, _) -> {});
        return visits;
    }

    private List<Long> orders(Town town, Bulk bulk, List<Long> visits, int count) {
        List<Long> of = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            of.add(visits.get(i % visits.size()));
        }
        List<Long> orders = Collections.synchronizedList(new ArrayList<>(count));
        bulk.send(
                "orders",
                new Bulk.To(town.his(), "orders", "orders", 5 * LIST),
                of,
                visit ->
                        Json.object()
                                .put("visit", visit)
                                .put("item", ITEM)
                                .put("department", town.department(0))
                                .put("quantity", "1"),
                (_, placed) -> orders.add(placed.get("order").asLong()));
        return orders;
    }

    /// @return confirmations a second
    private long rate(Town town, Iterator<Long> orders, int count, int perRequest, int callers) {
        List<ObjectNode> requests = new ArrayList<>();
        for (int i = 0; i < count; i += perRequest) {
            ObjectNode request = Json.object();
            for (int j = 0; j < perRequest; j++) {
                ObjectNode one = request.withArray("executions").addObject();
                one.set("order", new LongNode(orders.next()));
                one.put("result", "DONE");
            }
            requests.add(request);
        }
        long begin = System.nanoTime();
        try (Bulk by = new Bulk(tally, callers)) {
            by.each(requests, request -> town.his().make("executions", request));
        }
        long nanos = System.nanoTime() - begin;
        return count * TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    private static BigDecimal ratio(long rate, long base) {
        return BigDecimal.valueOf(rate).divide(BigDecimal.valueOf(base), 1, RoundingMode.HALF_UP);
    }

    private static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
