package org.xinyi.city.bench;

import java.util.concurrent.TimeUnit;
import org.xinyi.city.play.WholeVisits;
import tools.jackson.databind.node.ObjectNode;

/// Whole visits, from the check-in to the repayment that the wallet calls back about.
final class VisitRows {

    private static final int WARM_VISITS = 400;
    private static final long MICROS_PER_TICK = 10_000;

    private final Scene scene;
    private final Scene.Place place;
    private final Tpcb tpcb;

    VisitRows(Scene scene, Scene.Place place, Tpcb tpcb) {
        this.scene = scene;
        this.place = place;
        this.tpcb = tpcb;
    }

    void wholeVisits() {
        try (WholeVisits visits = new WholeVisits(place.ground())) {
            rate(visits, WARM_VISITS);
            int count =
                    (int) Math.max(WARM_VISITS, rate(visits, WARM_VISITS) * scene.plan.seconds());
            long[] before = scene.street.cpuTicks();
            rate(visits, count);
            long[] after = scene.street.cpuTicks();
            Pairs pairs =
                    Pairs.of(
                            scene.plan.pairs(),
                            () -> rate(visits, count),
                            () -> tpcb.run(scene.plan.seconds()));
            ObjectNode raw = pairs.raw("visitsPerSecond", "tpcbPerSecond");
            raw.put("visits", count);
            ObjectNode cpu = raw.putObject("cpuMicrosPerVisit");
            cpu.put("server", (after[0] - before[0]) * MICROS_PER_TICK / count);
            cpu.put("database", (after[1] - before[1]) * MICROS_PER_TICK / count);
            cpu.put("outsideWorld", (after[2] - before[2]) * MICROS_PER_TICK / count);
            scene.found(Result.atLeast("visitsOverTpcb", pairs.ratio(), "0.08", raw));
        }
    }

    private long rate(WholeVisits visits, int count) {
        long begin = System.nanoTime();
        visits.play(count);
        while (open() > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return count * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin);
    }

    private long open() {
        return scene.street
                .database()
                .number(
                        "SELECT count(*) FROM city_"
                                + place.ground().code()
                                + ".obligation WHERE closed_at IS NULL");
    }
}
