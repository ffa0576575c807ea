package org.xinyi.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.app.cities.CityRegistry;
import org.xinyi.clearing.Verified;
import org.xinyi.clearing.Verifying;
import org.xinyi.kernel.City;

/// `verify [--full] [CITY...]`: runs every check on every city of the database, reading only, and
/// says what it sees. Serves nothing and does no daily work; a server may be running beside it.
public final class VerifyCommand {

    /// What the command ends with.
    static final int EXPLAINED = 0;

    static final int UNEXPLAINED = 1;
    static final int USAGE = 2;

    /// No conclusion, which is not the same as no difference.
    static final int NOT_VERIFIED = 3;

    private static final String FULL = "--full";
    private static final long SILENCE_NANOS_MAX = 3_000_000_000L;
    private static final int CITIES_AT_A_TIME = 2;

    /// Few: a server beside may hold nearly all that the database has.
    private static final String CONNECTIONS = "4";

    private static final String HELP =
            """
            verify              re-derives the books of every city and compares them with the
                                other parties' files, as far as these have been received
            verify CITY...      of these cities alone
            verify --full       computes every digest anew; otherwise sealed blocks of days that
                                were closed are compared by what the database computes quickly

            Reads only. Ends with 0 when every fen is explained, with 1 when something is not: the
            first fact that differs is named last. Ends with 2 when it was called wrongly, with 3 when
            it could not come to a conclusion.
            """;

    private final PrintStream out;
    private final CityRegistry cities;
    private final Verifying verifying;

    private VerifyCommand(PrintStream out, CityRegistry cities, Verifying verifying) {
        this.out = out;
        this.cities = cities;
        this.verifying = verifying;
    }

    /// @param application to start without its web side
    /// @param arguments after `verify`
    /// @return the exit code
    public static int run(Class<?> application, List<String> arguments) {
        var console = new FileOutputStream(FileDescriptor.out);
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        if (arguments.contains("--help")) {
            out.print(HELP);
            return EXPLAINED;
        }
        try (ConfigurableApplicationContext context = start(application)) {
            VerifyCommand command =
                    new VerifyCommand(
                            out,
                            context.getBean(CityRegistry.class),
                            context.getBean(Verifying.class));
            return command.run(arguments);
        } catch (RuntimeException failure) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            out.println("Not verified: " + cause.getMessage());
            return NOT_VERIFIED;
        }
    }

    private static ConfigurableApplicationContext start(Class<?> application) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(
                        Map.of(
                                "xinyi.database.read-only",
                                "true",
                                "xinyi.database.connections",
                                CONNECTIONS))
                .run();
    }

    /// @return the exit code
    static int run(
            List<String> arguments, CityRegistry cities, Verifying verifying, PrintStream out) {
        return new VerifyCommand(out, cities, verifying).run(arguments);
    }

    private int run(List<String> wanted) {
        Set<String> options =
                wanted.stream().filter(one -> one.startsWith("-")).collect(Collectors.toSet());
        if (!Set.of(FULL).containsAll(options)) {
            out.print(HELP);
            return USAGE;
        }
        List<String> codes = wanted.stream().filter(one -> !one.startsWith("-")).toList();
        List<City> chosen = chosen(codes);
        if (chosen.isEmpty() && !codes.isEmpty()) {
            return USAGE;
        }
        return verify(
                chosen,
                options.contains(FULL) ? Verifying.Depth.FULL : Verifying.Depth.SINCE_LAST_CLOSE);
    }

    /// @return empty when one is unknown
    private List<City> chosen(List<String> wanted) {
        List<City> chosen = new ArrayList<>();
        for (String code : wanted) {
            City city = cities.find(code).orElse(null);
            if (city == null) {
                out.println("No such city: " + code);
                out.print(HELP);
                return List.of();
            }
            chosen.add(city);
        }
        if (wanted.isEmpty()) {
            chosen.addAll(cities.all());
            chosen.sort(Comparator.comparing(City::code));
        }
        return chosen;
    }

    private int verify(List<City> chosen, Verifying.Depth depth) {
        long startedAt = System.nanoTime();
        List<Verified> all = verifyAll(chosen, depth);
        long tenths = (System.nanoTime() - startedAt) / 100_000_000;
        out.println();
        out.printf(
                "%d cities, %,d things compared in %d.%d s, %s.%n",
                chosen.size(),
                all.stream().mapToLong(VerifyCommand::compared).sum(),
                tenths / 10,
                tenths % 10,
                depth == Verifying.Depth.FULL ? "in full" : "since the last closed day");
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).everythingIsExplained()) {
                out.println(
                        "The first fact that differs is in "
                                + chosen.get(i).code()
                                + ": "
                                + named(all.get(i).firstUnexplained()));
                return UNEXPLAINED;
            }
        }
        out.println("Every fen is explained.");
        return EXPLAINED;
    }

    /// A few cities at a time: while the database adds up for one, the server compares for another.
    /// When one cannot be verified there is no conclusion, and none is begun after it.
    private List<Verified> verifyAll(List<City> chosen, Verifying.Depth depth) {
        InTurn cityByCity = new InTurn(out, chosen.size());
        try (ExecutorService few = Executors.newFixedThreadPool(CITIES_AT_A_TIME)) {
            List<CompletableFuture<Verified>> all = new ArrayList<>();
            for (City city : chosen) {
                InTurn.Voice voice = cityByCity.voice(all.size());
                all.add(
                        CompletableFuture.supplyAsync(
                                () -> city.call(() -> verify(city, depth, voice)), few));
            }
            try {
                return all.stream().map(CompletableFuture::join).toList();
            } finally {
                few.shutdownNow();
            }
        }
    }

    private Verified verify(City city, Verifying.Depth depth, InTurn.Voice voice) {
        try (voice) {
            voice.say(city.code());
            Verified verified = verifying.run(depth, new Lines(voice));
            Map<String, Integer> kinds = new TreeMap<>();
            verified.exceptions().forEach(one -> kinds.merge(one.kind(), 1, Integer::sum));
            voice.say("  unexplained " + verified.unexplained() + ", named " + kinds);
            return verified;
        }
    }

    /// Says each check when it is over, and a long one now and then.
    private static final class Lines implements Verifying.Progress {

        private final InTurn.Voice voice;
        private long saidAt = System.nanoTime();

        private Lines(InTurn.Voice voice) {
            this.voice = voice;
        }

        @Override
        public void done(Verified.Checked check, int number, int total) {
            saidAt = System.nanoTime();
            voice.say(
                    "  %2d/%d  %-72s %,12d compared %,6d differ %12s %,7d ms"
                            .formatted(
                                    number,
                                    total,
                                    check.name(),
                                    check.compared(),
                                    check.differences(),
                                    check.amount(),
                                    check.millis()));
        }

        @Override
        public void going(String check, long compared) {
            if (System.nanoTime() - saidAt > SILENCE_NANOS_MAX) {
                saidAt = System.nanoTime();
                voice.say("         … %s, %,d compared so far".formatted(check, compared));
            }
        }
    }

    private static long compared(Verified verified) {
        return verified.checks().stream().mapToLong(Verified.Checked::compared).sum();
    }

    private static String named(Verified.@Nullable Exceptional one) {
        return one == null
                ? "a difference without a name"
                : "%s: %s, ours %s, theirs %s"
                        .formatted(one.check(), one.subject(), one.ours(), one.theirs());
    }
}
