package org.xinyi.city.bench;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.xinyi.city.hospital.Inputs;
import org.xinyi.city.hospital.Scheme;
import org.xinyi.city.hospital.World;
import org.xinyi.city.play.Ground;

/// Where rows are measured: the processes, the first city, and what was found so far.
final class Scene implements AutoCloseable {

    static final int LIST = 100;
    static final int LIST_CONNECTIONS = 16;
    static final int SINGLE_CONNECTIONS = 64;

    private static final LocalDate DAY = LocalDate.of(2020, 6, 10);
    private static final int VISITS = 300;

    final Plan plan;
    final Street street;
    final PrintStream out;
    final List<Result> results = new ArrayList<>();
    final Map<String, String> failed = new LinkedHashMap<>();
    private final Queue<Ground> grounds = new ConcurrentLinkedQueue<>();
    private int founded;

    Scene(Plan plan, Street street, PrintStream out) {
        this.plan = plan;
        this.street = street;
        this.out = out;
    }

    /// A city with the visits of one hospital.
    record Place(Ground ground, Ground.Hospital hospital, List<Ground.Open> visits) {

        /// Orders that are held.
        List<Long> orders(int count) {
            return ground.orders(hospital, visits, count);
        }
    }

    Place place() {
        return places(1).getFirst();
    }

    List<Place> places(int count) {
        return places(count, VISITS);
    }

    /// Cities of this many people each; two are founded at a time.
    List<Place> places(int count, int people) {
        List<Integer> numbers = IntStream.range(0, count).mapToObj(_ -> ++founded).toList();
        long begin = System.nanoTime();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<CompletableFuture<Place>> places =
                    numbers.stream()
                            .map(n -> CompletableFuture.supplyAsync(() -> place(n, people), two))
                            .toList();
            List<Place> all = places.stream().map(CompletableFuture::join).toList();
            say("  " + count + (count == 1 ? " city" : " cities") + " founded" + since(begin));
            return all;
        }
    }

    private Place place(int number, int people) {
        World world = World.of(Inputs.load(), Scheme.S04, people, DAY, number);
        Ground ground = Ground.found(world, "bench" + number, street.platform(), street.sandbox());
        grounds.add(ground);
        return new Place(
                ground,
                ground.hospital(),
                ground.visits(ground.hospital(), Math.min(VISITS, people)));
    }

    HttpLoad lists() {
        return new HttpLoad(street.server().port(), LIST_CONNECTIONS);
    }

    /// Confirmations a second, in lists of a hundred, of orders that are placed before.
    long listRate(Place place, int items) {
        return lists().closed(Shot.confirmations(place.hospital, place.orders(items), LIST))
                .items();
    }

    /// How many items a run of the planned length takes at this rate.
    int itemsFor(long rate) {
        return (int) Math.max(2_000, rate * plan.seconds() / LIST * LIST);
    }

    void say(String text) {
        out.println(text);
    }

    void found(Result result) {
        results.add(result);
        out.printf(
                "  %-22s %10s  %-10s %s%n",
                result.name(), result.value(), result.target(), result.met() ? "met" : "NOT MET");
    }

    /// Measures the rows when one of them is wanted. What fails is kept, and does not keep
    /// others from being measured.
    void rows(Consumer<Scene> work, String... names) {
        if (plan.wants(names)) {
            long begin = System.nanoTime();
            try {
                work.accept(this);
            } catch (RuntimeException failure) {
                String measured = String.join(", ", names);
                failed.put(measured, failure.toString());
                out.println("  " + measured + " FAILED: " + failure);
            }
            say(" " + since(begin));
        }
    }

    private static String since(long begin) {
        return " (" + (System.nanoTime() - begin) / 1_000_000_000 + " s)";
    }

    @Override
    public void close() {
        grounds.forEach(Ground::close);
    }
}
