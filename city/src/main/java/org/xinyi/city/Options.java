package org.xinyi.city;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Scheme;

/// How a demonstration is played.
///
/// @param visits of the day; 0: the published number
/// @param days that pass after the day
/// @param bar whether progress is drawn over one line
/// @param platformToken file with the key of whoever runs the server
/// @param json where the figures are written to; null: nowhere
record Options(
        int visits,
        Scheme scheme,
        long seed,
        int days,
        @Nullable Path json,
        boolean bar,
        URI server,
        URI sandbox,
        Path platformToken) {

    private static final int VISITS_MAX = 200_000;
    private static final int DAYS_MAX = 400;

    private static final String PUBLISHED = "published";
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "--visits", PUBLISHED,
                    "--scheme", "S04",
                    "--seed", "1",
                    "--days", "60",
                    "--json", "",
                    "--progress", "lines",
                    "--server", "http://127.0.0.1:8080",
                    "--sandbox", "http://127.0.0.1:9090",
                    "--platform-token", "data/keys/platform.token");

    /// @throws IllegalArgumentException with a line that says what is wrong
    static Options parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("Unknown option " + name);
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("No value after " + name);
            }
            given.put(name, arguments.get(i + 1));
        }
        return of(given);
    }

    private static Options of(Map<String, String> given) {
        String json = given.getOrDefault("--json", "");
        return new Options(
                PUBLISHED.equals(given.get("--visits"))
                        ? 0
                        : number(given, "--visits", 1, VISITS_MAX),
                scheme(given.getOrDefault("--scheme", "")),
                number(given, "--seed", 0, Integer.MAX_VALUE),
                number(given, "--days", 0, DAYS_MAX),
                json.isEmpty() ? null : Path.of(json),
                bar(given.getOrDefault("--progress", "")),
                URI.create(given.getOrDefault("--server", "")),
                URI.create(given.getOrDefault("--sandbox", "")),
                Path.of(given.getOrDefault("--platform-token", "")));
    }

    private static boolean bar(String value) {
        if (!value.equals("bar") && !value.equals("lines")) {
            throw new IllegalArgumentException("--progress is bar or lines, not " + value);
        }
        return value.equals("bar");
    }

    private static Scheme scheme(String value) {
        for (Scheme scheme : Scheme.values()) {
            if (scheme.name().equalsIgnoreCase(value)) {
                return scheme;
            }
        }
        throw new IllegalArgumentException("--scheme is S04 or S10, not " + value);
    }

    private static int number(Map<String, String> given, String name, int least, int most) {
        String value = given.getOrDefault(name, "");
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw outOfRange(name, value, least, most);
        }
        throw outOfRange(name, value, least, most);
    }

    private static IllegalArgumentException outOfRange(
            String name, String value, int least, int most) {
        return new IllegalArgumentException(
                name + " is a number from " + least + " to " + most + ", not " + value);
    }
}
