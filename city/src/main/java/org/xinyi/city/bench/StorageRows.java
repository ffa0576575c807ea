package org.xinyi.city.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.xinyi.city.wire.Json;
import org.xinyi.city.wire.Pause;
import tools.jackson.databind.node.ObjectNode;

/// What a charge costs: bytes, WAL, the seal's share of the CPU; and what the server itself
/// needs.
final class StorageRows {

    private static final int CHARGES = 20_000;
    private static final int WARM_ROUNDS = 15;
    private static final int SEALED = 100_000;
    private static final int HOUR_IN_SECONDS = 3_600;

    private final Scene scene;
    private final Scene.Place place;

    StorageRows(Scene scene, Scene.Place place) {
        this.scene = scene;
        this.place = place;
    }

    /// Everything that grows while orders are confirmed, in lists of a hundred.
    void bytes() {
        scene.listRate(place, CHARGES);
        List<Shot> shots = Shot.confirmations(place.hospital(), place.orders(CHARGES), Scene.LIST);
        Database database = scene.street.database();
        pause();
        Map<String, Long> before = database.sizes(place.ground().code());
        long wal = database.walBytes();
        scene.lists().closed(shots);
        place.ground().operator().make("seals", Json.object());
        wal = database.walBytes() - wal;
        ObjectNode grown = Json.object();
        long bytes = 0;
        for (Map.Entry<String, Long> table : database.sizes(place.ground().code()).entrySet()) {
            long more = table.getValue() - before.getOrDefault(table.getKey(), 0L);
            if (more > 0) {
                grown.put(table.getKey(), more / CHARGES);
                bytes += more;
            }
        }
        ObjectNode raw = Json.object().put("charges", CHARGES);
        raw.set("bytesByTable", grown);
        scene.found(
                Result.atMost("bytesPerCharge", BigDecimal.valueOf(bytes / CHARGES), "500", raw));
        scene.found(
                Result.atMost(
                        "walBytesPerCharge",
                        BigDecimal.valueOf(wal / CHARGES),
                        "1500",
                        Json.object().put("charges", CHARGES).put("walBytes", wal)));
    }

    /// Starts all anew, with one city, in the manner of `./xinyi up`.
    void start() {
        List<Long> startedMs = new ArrayList<>();
        for (int i = 0; i < scene.plan.pairs(); i++) {
            startedMs.add(TimeUnit.NANOSECONDS.toMillis(scene.street.restart(Map.of())));
        }
        ObjectNode started = Json.object();
        startedMs.forEach(started.putArray("startMs")::add);
        scene.found(
                Result.atMost(
                        "startSeconds",
                        BigDecimal.valueOf(Result.median(startedMs), 3),
                        "5",
                        started));
        scene.found(
                Result.atMost(
                        "heapMb",
                        BigDecimal.valueOf(scene.street.heapMb()),
                        "512",
                        Json.object().put("jvm", "-Xmx" + scene.street.heapMb() + "m")));
    }

    /// On a server whose sealer waits, so that its work can be told from the writers'; before
    /// there are many cities, which all cost a little while nothing happens, and before the
    /// server is started anew for the rows that follow.
    void seal() {
        scene.street.restart(Map.of("XINYI_SEAL_EVERY", HOUR_IN_SECONDS + "s"));
        Scene.Place here = scene.place();
        for (int i = 0; i < WARM_ROUNDS; i++) {
            scene.listRate(here, CHARGES);
            seal(here);
        }
        List<Long> sealing = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < scene.plan.pairs(); i++) {
            List<Shot> shots = Shot.confirmations(here.hospital(), here.orders(SEALED), Scene.LIST);
            seal(here);
            long begin = cpuMs();
            scene.lists().closed(shots);
            pause();
            long written = cpuMs();
            seal(here);
            long sealed = cpuMs();
            sealing.add(sealed - written);
            all.add(sealed - begin);
        }
        Pairs shares = new Pairs(sealing, all);
        ObjectNode raw = shares.raw("cpuMsSealing", "cpuMsWritingAndSealing");
        raw.put("charges", SEALED);
        scene.found(Result.atMost("sealCpuShare", shares.ratio(), "0.08", raw));
    }

    private long cpuMs() {
        return 10
                * (House.cpuTicks(scene.street.server().pid())
                        + House.cpuTicks(scene.street.database().pid()));
    }

    private static void seal(Scene.Place here) {
        here.ground().operator().make("seals", Json.object());
    }

    /// Lets what runs behind the requests come to an end.
    private static void pause() {
        Pause.millis(1_000);
    }
}
