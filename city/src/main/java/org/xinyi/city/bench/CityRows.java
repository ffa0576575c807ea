package org.xinyi.city.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.xinyi.city.play.Ground;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// The same work on other grounds: many hospitals, many cities, a long history, lines that
/// refuse.
final class CityRows {

    private static final int HOSPITALS = 100;
    private static final int CITIES = 20;
    private static final int SMALL = 40;
    private static final int REFUSED_OF_TEN = 3;

    private final Scene scene;
    private final Scene.Place place;

    CityRows(Scene scene, Scene.Place place) {
        this.scene = scene;
        this.place = place;
    }

    void hotHospital() {
        List<Scene.Place> hundred = new ArrayList<>();
        for (int i = 0; i < HOSPITALS; i++) {
            Ground.Hospital hospital = place.ground().another(i);
            hundred.add(
                    new Scene.Place(place.ground(), hospital, place.ground().visits(hospital, 5)));
        }
        int items = scene.itemsFor(scene.listRate(place, 20_000));
        rate(hundred, items);
        Pairs pairs =
                Pairs.of(
                        scene.plan.pairs(),
                        () -> scene.listRate(place, items),
                        () -> rate(hundred, items));
        scene.found(
                Result.atLeast(
                        "hotHospitalRatio",
                        pairs.ratio(),
                        "0.95",
                        pairs.raw("oneHospitalPerSecond", "hundredHospitalsPerSecond")));
    }

    void cities() {
        List<Scene.Place> twenty = scene.places(CITIES, SMALL);
        int items = scene.itemsFor(scene.listRate(place, 20_000));
        rate(twenty, items);
        Pairs pairs =
                Pairs.of(
                        scene.plan.pairs(),
                        () -> rate(twenty, items),
                        () -> scene.listRate(place, items));
        scene.found(
                Result.atLeast(
                        "citiesRatio",
                        pairs.ratio(),
                        "0.8",
                        pairs.raw("twentyCitiesPerSecond", "oneCityPerSecond")));
    }

    void history() {
        List<Scene.Place> two = scene.places(2);
        Scene.Place aged = two.getFirst();
        Scene.Place young = two.getLast();
        aged.orders(aged.visits().size());
        scene.listRate(aged, aged.visits().size());
        long begin = System.nanoTime();
        new History(scene.street.database(), aged.ground().code()).load(scene.plan.history());
        long loadedMs = (System.nanoTime() - begin) / 1_000_000;
        aged.ground().operator().make("seals", Json.object());
        scene.street.database().checkpoint();
        int items = scene.itemsFor(scene.listRate(young, 20_000));
        scene.listRate(aged, items);
        Pairs pairs =
                Pairs.of(
                        scene.plan.pairs(),
                        () -> scene.listRate(aged, items),
                        () -> scene.listRate(young, items));
        ObjectNode raw = pairs.raw("withHistoryPerSecond", "emptyPerSecond");
        raw.put("charges", scene.plan.history());
        raw.put("loadedBy", "set-based SQL in the form the service writes; verified afterwards");
        raw.put("loadedMs", loadedMs);
        scene.found(Result.atLeast("historyRatio", pairs.ratio(), "0.9", raw));
    }

    void refusals() {
        List<Scene.Place> two = scene.places(2);
        Scene.Place free = two.getFirst();
        Scene.Place tight = two.getLast();
        List<Long> visits = new ArrayList<>();
        long place = 0;
        for (Ground.Open one : tight.visits()) {
            if (tight.ground().patients().indexOf(one.patient()) % 10 < REFUSED_OF_TEN) {
                tight.ground().limit(one.line(), "0.01");
                place++;
            }
            visits.add(one.visit());
        }
        List<Long> others = free.visits().stream().map(Ground.Open::visit).toList();
        int items = scene.itemsFor(holdRate(free, others, 10_000));
        holdRate(tight, visits, items);
        Pairs pairs =
                Pairs.of(
                        scene.plan.pairs(),
                        () -> holdRate(tight, visits, items),
                        () -> holdRate(free, others, items));
        ObjectNode raw = pairs.raw("someRefusedPerSecond", "noneRefusedPerSecond");
        raw.put("refusedOfAThousand", place * 1_000 / visits.size());
        scene.found(Result.atLeast("refusalRatio", pairs.ratio(), "0.8", raw));
    }

    private long holdRate(Scene.Place at, List<Long> visits, int items) {
        List<Long> of = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            of.add(visits.get(i % visits.size()));
        }
        return scene.lists().closed(Shot.orders(at.hospital(), of, Scene.LIST)).items();
    }

    /// Confirmations a second over all of these places, in turns.
    private long rate(List<Scene.Place> places, int items) {
        List<Shot> shots = new ArrayList<>();
        for (Scene.Place one : places) {
            int each = Math.max(Scene.LIST, items / places.size() / Scene.LIST * Scene.LIST);
            shots.addAll(Shot.confirmations(one.hospital(), one.orders(each), Scene.LIST));
        }
        Collections.shuffle(shots, new Random(items));
        return scene.lists().closed(shots).items();
    }
}
