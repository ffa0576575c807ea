package org.xinyi.city.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.play.YearCity;

/// What is measured, and how long.
///
/// @param pairs of interleaved runs
/// @param seconds of one run, about
/// @param history charges loaded for the row of the same name
/// @param only names of rows; empty: all
/// @param app folder of the server as it was built
/// @param heapMb heap of the server
/// @param year of a city, to be played twice; null: other things are measured
/// @param docs where the report is written; null: nowhere
public record Plan(
        int pairs,
        int seconds,
        int history,
        Set<String> only,
        Path app,
        Path sandboxJar,
        Path data,
        int heapMb,
        @Nullable Path json,
        @Nullable Path docs,
        int kills,
        long seed,
        YearCity.@Nullable Size year) {

    private static final int FULL_PAIRS = 5;
    private static final int FULL_SECONDS = 5;
    private static final int FULL_HISTORY = 10_000_000;
    private static final int QUICK_SECONDS = 1;
    private static final int QUICK_HISTORY = 1_000_000;
    private static final int KILLS = 20;
    private static final int PATIENTS = 100_000;
    private static final int DAYS = 365;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 10);

    /// @throws IllegalArgumentException with a line that says what is wrong
    public static Plan parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--quick") || name.equals("--faults") || name.equals("--long")) {
                given.put(name, "yes");
            } else if (KNOWN.contains(name) && i + 1 < arguments.size()) {
                given.put(name, arguments.get(++i));
            } else {
                throw new IllegalArgumentException("Unknown option, or no value: " + name);
            }
        }
        boolean quick = given.containsKey("--quick");
        String rows = given.getOrDefault("--rows", "");
        return new Plan(
                quick ? 1 : FULL_PAIRS,
                quick ? QUICK_SECONDS : FULL_SECONDS,
                quick ? QUICK_HISTORY : FULL_HISTORY,
                rows.isEmpty() ? Set.of() : Set.of(rows.split(",")),
                Path.of(given.getOrDefault("--app", "server/target/app")),
                Path.of(given.getOrDefault("--sandbox-jar", "sandbox/target/xinyi-sandbox.jar")),
                Path.of(given.getOrDefault("--data", "data/bench")).toAbsolutePath(),
                number(given, "--heap", 512),
                path(given.get("--json")),
                path(given.get("--docs")),
                given.containsKey("--faults") ? number(given, "--kills", KILLS) : 0,
                number(given, "--seed", 1),
                given.containsKey("--long") ? year(given) : null);
    }

    private static YearCity.Size year(Map<String, String> given) {
        return new YearCity.Size(
                number(given, "--patients", PATIENTS),
                number(given, "--days", DAYS),
                number(given, "--seed", 1),
                FIRST_DAY);
    }

    private static final Set<String> KNOWN =
            Set.of(
                    "--rows",
                    "--json",
                    "--docs",
                    "--app",
                    "--sandbox-jar",
                    "--data",
                    "--heap",
                    "--kills",
                    "--patients",
                    "--days",
                    "--seed");

    boolean wants(String... rows) {
        return only.isEmpty() || List.of(rows).stream().anyMatch(only::contains);
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String text = given.get(name);
        try {
            int number = text == null ? otherwise : Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is a number, not " + text, notANumber);
        }
        throw new IllegalArgumentException(name + " is more than 0");
    }
}
