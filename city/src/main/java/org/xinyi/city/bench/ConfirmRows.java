package org.xinyi.city.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Confirmations of executed orders: one by one and in lists, with and without grouping, over
/// HTTP and from inside.
final class ConfirmRows {

    private static final int WARM_ROUNDS = 3;
    private static final int STANDS_WITHIN_PERCENT = 5;
    private static final int P50 = 500;
    private static final int P99 = 990;

    private final Scene scene;
    private final Scene.Place place;
    private final Tpcb tpcb;

    ConfirmRows(Scene scene, Scene.Place place, Tpcb tpcb) {
        this.scene = scene;
        this.place = place;
        this.tpcb = tpcb;
    }

    void singles() {
        House alone = scene.street.another(Map.of("XINYI_GROUPING", "false"));
        HttpLoad grouped = singles(scene.street.server());
        HttpLoad baseline = singles(alone);
        int many = scene.itemsFor(warm(grouped));
        int few = scene.itemsFor(warm(baseline));
        List<HttpLoad.Measured> ofGrouped = new ArrayList<>();
        List<HttpLoad.Measured> ofBaseline = new ArrayList<>();
        List<Long> yardstick = new ArrayList<>();
        Pairs pairs =
                Pairs.of(
                        scene.plan.pairs(),
                        () -> keep(ofGrouped, grouped.closed(shots(many))),
                        () -> {
                            yardstick.add(tpcb.run(scene.plan.seconds()));
                            return keep(ofBaseline, baseline.closed(shots(few)));
                        });
        ObjectNode raw = pairs.raw("groupedPerSecond", "onePerTransactionPerSecond");
        raw.put("tpcbPerSecond", Result.median(yardstick));
        raw.put(
                "baselineOverTpcb",
                Result.ratio(Result.median(pairs.others()), Result.median(yardstick)));
        latencies(raw.putObject("groupedMicros"), ofGrouped);
        latencies(raw.putObject("onePerTransactionMicros"), ofBaseline);
        boolean baselineIsFair = 2 * Result.median(pairs.others()) >= Result.median(yardstick);
        boolean quicker = 3 * p(ofGrouped, P99) <= p(ofBaseline, P99);
        raw.put("baselineReachesHalfOfTpcb", baselineIsFair);
        raw.put("p99AtMostAThird", quicker);
        scene.street.leaveAlone();
        openLoop(grouped, Result.median(pairs.ones()), raw);
        scene.found(
                Result.atLeast("groupedSinglesRatio", pairs.ratio(), "3.5", raw)
                        .and(baselineIsFair && quicker));
    }

    /// Latency at a fixed rate, counted from when each request was due.
    private void openLoop(HttpLoad load, long peak, ObjectNode raw) {
        for (int percent : List.of(50, 70)) {
            long rate = Math.max(1, peak * percent / 100);
            ObjectNode at = raw.putObject("openLoopAt" + percent + "PercentMicros");
            at.put("perSecond", rate);
            latencies(at, List.of(load.open(shots(scene.itemsFor(rate)), rate)));
        }
    }

    void lists() {
        try (Inside inside = new Inside(scene.street)) {
            String city = place.ground().code();
            int items = warmLists();
            for (int i = 0; i < WARM_ROUNDS; i++) {
                inside.rate(city, 2, Scene.LIST, place.orders(items / 2));
            }
            List<Long> direct = new ArrayList<>();
            Pairs pairs =
                    Pairs.of(
                            scene.plan.pairs(),
                            () -> {
                                direct.add(inside.rate(city, 2, Scene.LIST, place.orders(items)));
                                return scene.listRate(place, items);
                            },
                            () -> tpcb.run(scene.plan.seconds()));
            ObjectNode raw = pairs.raw("itemsPerSecond", "tpcbPerSecond");
            raw.put("tpcbBy", tpcb.by());
            scene.found(Result.atLeast("batchOverTpcb", pairs.ratio(), "5", raw));
            Pairs ways = new Pairs(pairs.ones(), direct);
            scene.found(
                    Result.atLeast(
                            "httpOverDirect",
                            ways.ratio(),
                            "0.8",
                            ways.raw("httpPerSecond", "insidePerSecond")));
        }
    }

    /// Lists until the rate stands.
    ///
    /// @return items for one run
    int warmLists() {
        int items = 10_000;
        for (int i = 0; i < WARM_ROUNDS; i++) {
            items = scene.itemsFor(scene.listRate(place, items));
        }
        return items;
    }

    /// Runs until it gets no faster: the compiler takes its time to reach a second server.
    private long warm(HttpLoad load) {
        long best = 0;
        for (int round = 1; round <= WARM_ROUNDS * scene.plan.pairs(); round++) {
            long rate = load.closed(shots(scene.itemsFor(Math.max(1_000, best)))).items();
            boolean stands = 100 * rate < (100 + STANDS_WITHIN_PERCENT) * best;
            best = Math.max(best, rate);
            if (stands && round >= WARM_ROUNDS) {
                break;
            }
        }
        return best;
    }

    private List<Shot> shots(int items) {
        return Shot.confirmations(place.hospital(), place.orders(items), 1);
    }

    private static HttpLoad singles(House server) {
        return new HttpLoad(server.port(), Scene.SINGLE_CONNECTIONS);
    }

    private static long keep(List<HttpLoad.Measured> all, HttpLoad.Measured one) {
        all.add(one);
        return one.items();
    }

    private static long p(List<HttpLoad.Measured> all, int perThousand) {
        return Result.median(all.stream().map(one -> one.micros(perThousand)).toList());
    }

    private static void latencies(ObjectNode raw, List<HttpLoad.Measured> all) {
        raw.put("p50", p(all, P50));
        raw.put("p90", p(all, 900));
        raw.put("p99", p(all, P99));
        raw.put("p999", p(all, 999));
    }
}
