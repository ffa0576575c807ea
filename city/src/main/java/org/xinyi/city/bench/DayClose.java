package org.xinyi.city.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.xinyi.city.play.YearCity;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import org.xinyi.city.wire.Pause;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Closes days of a city in which every patient has an open bill, alone and beside repayments.
/// What falls due in the day is done by the day; measured is the way over midnight.
final class DayClose {

    private static final int VISIT_DAYS = 8;
    private static final int CLOSES = 5;
    private static final int CALLERS = 16;
    private static final int READS = 21;
    private static final long BEFORE_MS = 5_000;
    private static final long DAY = 86_400;
    private static final long LATE = DAY - 600;
    private static final long TEN_O_CLOCK = 36_000;
    private static final long MILLION = 1_000_000;

    private final YearCity.Size size;
    private final Street street;
    private final PrintStream out;
    private final ObjectNode raw = Json.object();

    DayClose(YearCity.Size size, Street street, PrintStream out) {
        this.size = new YearCity.Size(size.people(), VISIT_DAYS, size.seed(), size.first());
        this.street = street;
        this.out = out;
    }

    List<Result> measure() {
        try (Quiet quiet = new Quiet(street);
                YearCity city =
                        YearCity.foundUnpaid(
                                size, street.platform(), street.sandbox(), quiet::await)) {
            quiet.in(city.code());
            long begin = System.nanoTime();
            city.begin();
            for (int day = 0; day < VISIT_DAYS; day++) {
                city.playVisits(day);
                out.printf(
                        "  %,d of %,d have come, %d s%n",
                        size.people() * (day + 1L) / VISIT_DAYS,
                        size.people(),
                        (System.nanoTime() - begin) / 1_000_000_000);
            }
            long open =
                    street.database()
                            .number(
                                    "SELECT count(*) FROM city_"
                                            + city.code()
                                            + ".obligation WHERE closed_at IS NULL");
            raw.put("openObligations", open);
            raw.set("pageMs", pages(city));
            return close(city);
        }
    }

    /// Pages of the longest list, at its beginning and in its middle, and what adds it up.
    private ObjectNode pages(YearCity city) {
        long middle =
                street.database()
                        .number(
                                "SELECT id FROM city_"
                                        + city.code()
                                        + ".obligation ORDER BY id OFFSET "
                                        + size.people() / 2
                                        + " LIMIT 1");
        Endpoint operator = city.operator();
        return Json.object()
                .put("arrearsFirst", medianMs(operator, "arrears?limit=50"))
                .put("arrearsMiddle", medianMs(operator, "arrears?limit=50&after=" + middle))
                .put("arrearsByAge", medianMs(operator, "arrears/groups"));
    }

    private static long medianMs(Endpoint operator, String path) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            long begin = System.nanoTime();
            operator.read(path);
            taken.add((System.nanoTime() - begin) / MILLION);
        }
        return Result.median(taken);
    }

    private List<Result> close(YearCity city) {
        ArrayNode alone = raw.putArray("aloneMs");
        ArrayNode days = raw.putArray("nextMorningMs");
        List<Long> closes = new ArrayList<>();
        List<Long> ratios = new ArrayList<>();
        Load load = new Load(city.payments());
        for (int i = 0; i < 2 * CLOSES; i++) {
            long day = VISIT_DAYS - 1L + i;
            city.moveTo(day * DAY + LATE);
            street.database().checkpoint();
            if (i % 2 == 0) {
                long ms = midnight(city, day);
                closes.add(ms);
                alone.add(ms);
            } else {
                ratios.add(besideRepayments(city, day, load));
            }
            long morning = System.nanoTime();
            city.moveTo((day + 1) * DAY + TEN_O_CLOCK);
            days.add((System.nanoTime() - morning) / MILLION);
        }
        return List.of(
                Result.atMost(
                        "dayCloseSeconds", Result.ratio(Result.median(closes), 1_000), "5", raw),
                Result.atMost(
                        "dayCloseSlowdown",
                        Result.ratio(Result.median(ratios), 1_000),
                        "0.2",
                        Json.object()));
    }

    /// @return of a thousand repayments, how many fewer there were while the day was closed
    private long besideRepayments(YearCity city, long day, Load load) {
        load.start();
        Pause.millis(BEFORE_MS);
        long from = System.nanoTime();
        long ms = midnight(city, day);
        long to = System.nanoTime();
        load.stop();
        long before = load.rate(from - BEFORE_MS * MILLION, from);
        long during = load.rate(from, to);
        raw.withArray("besideRepaymentsMs").add(ms);
        raw.withArray("repaymentsPerSecondBefore").add(before);
        raw.withArray("repaymentsPerSecondDuring").add(during);
        return 1_000 - during * 1_000 / Math.max(1, before);
    }

    /// @return milliseconds
    private static long midnight(YearCity city, long day) {
        long begin = System.nanoTime();
        city.moveTo((day + 1) * DAY + 600);
        return (System.nanoTime() - begin) / MILLION;
    }

    /// Single repayments over the counter, on some connections, as fast as they are answered.
    private final class Load {

        private final YearCity.Payments payments;
        private final AtomicInteger next = new AtomicInteger();
        private final Queue<Long> done = new ConcurrentLinkedQueue<>();
        private final List<Thread> callers = new ArrayList<>();
        private volatile boolean runs;

        private Load(YearCity.Payments payments) {
            this.payments = payments;
        }

        private void start() {
            runs = true;
            for (int i = 0; i < CALLERS; i++) {
                callers.add(Thread.ofPlatform().start(this::pay));
            }
        }

        private void pay() {
            try (Connection connection = new Connection(street.server().port())) {
                while (runs) {
                    int one = next.getAndIncrement() % payments.bodies().size();
                    Shot shot =
                            Shot.post(
                                    payments.at(), payments.path(), payments.bodies().get(one), 1);
                    Connection.Reply reply = connection.send(shot.bytes());
                    if (!reply.isDone()) {
                        throw new IllegalStateException("Not paid: " + reply.text());
                    }
                    done.add(System.nanoTime());
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private void stop() {
            runs = false;
            for (Thread caller : callers) {
                try {
                    caller.join();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            callers.clear();
        }

        private long rate(long from, long to) {
            long count = done.stream().filter(at -> at >= from && at < to).count();
            return count * 1_000 * MILLION / Math.max(1, to - from);
        }
    }
}
