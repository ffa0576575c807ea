package org.xinyi.city.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.xinyi.city.play.YearCity;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// Measures every row, verifies what was left behind, and reports.
public final class Bench {

    private static final String FAULTS_BESIDE_KILLS = "0.01";

    private final Plan plan;
    private final PrintStream out;

    public Bench(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /// @return 0 when every row was measured and every fen is explained afterwards; a row that
    /// falls short is reported, and changes nothing
    public int run() {
        empty(plan.data());
        YearCity.Size year = plan.year();
        if (year != null) {
            return new Years(plan, year, out).run();
        }
        boolean kills = plan.kills() > 0;
        try (Street street =
                new Street(
                        plan.app(),
                        plan.sandboxJar(),
                        plan.data(),
                        plan.heapMb(),
                        kills ? FAULTS_BESIDE_KILLS : "0")) {
            return kills ? new Faults(plan, street, out).run() : measure(street);
        }
    }

    private int measure(Street street) {
        ObjectNode machine = Machine.describe();
        machine.put("heapMb", plan.heapMb());
        ObjectNode settings = Json.object();
        street.database().settings().forEach(settings::put);
        out.println("machine  " + machine);
        out.println("database " + settings);
        try (Scene scene = new Scene(plan, street, out)) {
            Tpcb tpcb = new Tpcb(street);
            out.println("yardstick: " + tpcb.by());
            rows(scene, tpcb);
            tpcb.drop();
            int verified = verify(scene);
            new Report(plan, machine, settings, tpcb.by(), scene.results, scene.failed, verified)
                    .write();
            return scene.failed.isEmpty() ? verified : 1;
        }
    }

    private static void rows(Scene scene, Tpcb tpcb) {
        Scene.Place place = scene.place();
        ConfirmRows confirm = new ConfirmRows(scene, place, tpcb);
        CityRows cities = new CityRows(scene, place);
        StorageRows storage = new StorageRows(scene, place);
        scene.rows(_ -> storage.seal(), "sealCpuShare");
        scene.rows(_ -> storage.start(), "startSeconds", "heapMb");
        confirm.warmLists();
        scene.rows(_ -> confirm.singles(), "groupedSinglesRatio");
        scene.rows(_ -> confirm.lists(), "batchOverTpcb", "httpOverDirect");
        scene.rows(_ -> new VisitRows(scene, scene.place(), tpcb).wholeVisits(), "visitsOverTpcb");
        scene.rows(_ -> cities.hotHospital(), "hotHospitalRatio");
        scene.rows(_ -> cities.refusals(), "refusalRatio");
        scene.rows(_ -> storage.bytes(), "bytesPerCharge", "walBytesPerCharge");
        scene.rows(_ -> cities.cities(), "citiesRatio");
        scene.rows(_ -> cities.history(), "historyRatio");
    }

    /// Verifies all cities with the product's own command, beside the server.
    private int verify(Scene scene) {
        out.println("verify");
        int code = scene.street.verify(out);
        out.println(code == 0 ? "  every fen is explained" : "  NOT VERIFIED, code " + code);
        return code;
    }

    private static void empty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.delete(one);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
