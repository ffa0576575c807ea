package org.xinyi.city;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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

    static final int DAYS = 60;

    private static final int VISITS_MAX = 200_000;
    private static final int DAYS_MAX = 400;

    static Options defaults() {
        return new Options(
                0,
                Scheme.S04,
                1,
                DAYS,
                null,
                false,
                URI.create("http://127.0.0.1:8080"),
                URI.create("http://127.0.0.1:9090"),
                Path.of("data", "keys", "platform.token"));
    }

    /// @throws IllegalArgumentException with a line that says what is wrong
    static Options parse(List<String> arguments) {
        Options options = defaults();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("No value after " + arguments.get(i));
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private Options with(String name, String value) {
        Draft draft = new Draft(this);
        switch (name) {
            case "--visits" -> draft.visits = number(name, value, 1, VISITS_MAX);
            case "--scheme" -> draft.scheme = scheme(value);
            case "--seed" -> draft.seed = number(name, value, 0, Integer.MAX_VALUE);
            case "--days" -> draft.days = number(name, value, 0, DAYS_MAX);
            case "--json" -> draft.json = Path.of(value);
            case "--progress" -> draft.bar = bar(value);
            case "--server" -> draft.server = URI.create(value);
            case "--sandbox" -> draft.sandbox = URI.create(value);
            case "--platform-token" -> draft.platformToken = Path.of(value);
            default -> throw new IllegalArgumentException("Unknown option " + name);
        }
        return draft.options();
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

    private static int number(String name, String value, int least, int most) {
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

    private static final class Draft {
        private int visits;
        private Scheme scheme;
        private long seed;
        private int days;
        private @Nullable Path json;
        private boolean bar;
        private URI server;
        private URI sandbox;
        private Path platformToken;

        private Draft(Options options) {
            visits = options.visits;
            scheme = options.scheme;
            seed = options.seed;
            days = options.days;
            json = options.json;
            bar = options.bar;
            server = options.server;
            sandbox = options.sandbox;
            platformToken = options.platformToken;
        }

        private Options options() {
            return new Options(
                    visits, scheme, seed, days, json, bar, server, sandbox, platformToken);
        }
    }
}
