package org.xinyi.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.app.cities.CityRegistry;
import org.xinyi.clearing.Verified;
import org.xinyi.clearing.Verifying;
import org.xinyi.kernel.City;

/// `verify [CITY...]`: runs every check on every city of the database, reading only, and says what
/// it sees. Serves nothing and does no daily work; a server may be running beside it.
public final class VerifyCommand {

    /// What the command ends with.
    static final int EXPLAINED = 0;

    static final int UNEXPLAINED = 1;
    static final int USAGE = 2;

    /// No conclusion, which is not the same as no difference.
    static final int NOT_VERIFIED = 3;

    private static final String HELP =
            """
            verify              re-derives the books of every city and compares them with the
                                other parties' files, as far as these have been received
            verify CITY...      of these cities alone

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
                .properties(Map.of("xinyi.database.read-only", "true"))
                .run();
    }

    /// @return the exit code
    static int run(
            List<String> arguments, CityRegistry cities, Verifying verifying, PrintStream out) {
        return new VerifyCommand(out, cities, verifying).run(arguments);
    }

    private int run(List<String> wanted) {
        List<City> chosen = new ArrayList<>();
        for (String code : wanted) {
            City city = cities.find(code).orElse(null);
            if (city == null) {
                out.println("No such city: " + code);
                out.print(HELP);
                return USAGE;
            }
            chosen.add(city);
        }
        if (wanted.isEmpty()) {
            chosen.addAll(cities.all());
            chosen.sort(Comparator.comparing(City::code));
        }
        String first = null;
        long compared = 0;
        for (City city : chosen) {
            Verified verified = city.call(() -> verify(city));
            compared += compared(verified);
            if (first == null && !verified.everythingIsExplained()) {
                first = city.code() + ": " + named(verified.firstUnexplained());
            }
        }
        out.println();
        if (first == null) {
            out.printf(
                    "Every fen is explained: %d cities, %,d things compared.%n",
                    chosen.size(), compared);
            return EXPLAINED;
        }
        out.println("The first fact that differs is in " + first);
        return UNEXPLAINED;
    }

    private Verified verify(City city) {
        out.println(city.code());
        Verified verified =
                verifying.run(
                        (check, number, total) ->
                                out.printf(
                                        "  %2d/%d  %-72s %,12d compared %,6d differ %12s %,7d ms%n",
                                        number,
                                        total,
                                        check.name(),
                                        check.compared(),
                                        check.differences(),
                                        check.amount(),
                                        check.millis()));
        Map<String, Integer> kinds = new TreeMap<>();
        verified.exceptions().forEach(one -> kinds.merge(one.kind(), 1, Integer::sum));
        out.println("  unexplained " + verified.unexplained() + ", named " + kinds);
        return verified;
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
