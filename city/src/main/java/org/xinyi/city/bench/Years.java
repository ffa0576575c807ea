package org.xinyi.city.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.xinyi.city.play.YearCity;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// A year of a city, played twice with one seed in two cities: how everybody stands in the end is
/// the same to the byte. How everybody stood at ends of months follows from the log alone.
final class Years {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int NOTED_AT_MOST = 4;
    private static final int TICKS = 100;
    private static final int SAY_EVERY_SECONDS = 15;

    private final Plan plan;
    private final YearCity.Size size;
    private final PrintStream out;
    private final ObjectNode figures = Json.object();

    Years(Plan plan, YearCity.Size size, PrintStream out) {
        this.plan = plan;
        this.size = size;
        this.out = out;
    }

    /// @return 0 when both plays and all replays say the same and every fen is explained
    int run() {
        out.printf(
                "a year: %,d patients, %d days, seed %d; machine %s%n",
                size.people(), size.days(), size.seed(), Machine.describe());
        boolean well = true;
        if (plan.wants("dayCloseSeconds", "dayCloseSlowdown")) {
            well = closeDays();
        }
        if (plan.wants("replay")) {
            StandingsFile first = play("first");
            StandingsFile second = play("second");
            boolean same = first.isSame(second, "first play", "second play", out);
            figures.put("same", same);
            well &= same && isTrue("replayed") && isTrue("verified");
        }
        write();
        return well ? 0 : 1;
    }

    private boolean isTrue(String figure) {
        return figures.path(figure).asBoolean(false);
    }

    /// A server, a database and an outside world of their own, with nothing in them.
    private Street fresh(String name) {
        return new Street(
                plan.app(), plan.sandboxJar(), plan.data().resolve(name), plan.heapMb(), "0");
    }

    private boolean closeDays() {
        try (Street street = fresh("close")) {
            for (Result result : new DayClose(size, street, out).measure()) {
                out.printf(
                        "  %-22s %10s  %-10s %s%n  %s%n",
                        result.name(),
                        result.value(),
                        result.target(),
                        result.met() ? "met" : "NOT MET",
                        result.raw());
                figures.set(result.name(), result.json());
            }
            return verify(street);
        }
    }

    private boolean verify(Street street) {
        out.println("verify");
        int code = street.verify(out);
        out.println(code == 0 ? "  every fen is explained" : "  NOT VERIFIED, code " + code);
        figures.put("verified", figures.path("verified").asBoolean(true) && code == 0);
        return code == 0;
    }

    private StandingsFile play(String name) {
        long begin = System.nanoTime();
        try (Street street = fresh(name);
                Quiet quiet = new Quiet(street);
                YearCity city =
                        YearCity.found(size, street.platform(), street.sandbox(), quiet::await)) {
            quiet.in(city.code());
            city.begin();
            out.printf("%s play: city %s founded, %d s%n", name, city.code(), since(begin));
            Map<Integer, StandingsFile> noted = days(street, city, begin);
            StandingsFile end = Objects.requireNonNull(noted.get(size.days() - 1));
            replay(street, city, noted);
            ObjectNode play = figures.putObject(name);
            long[] ticks = street.cpuTicks();
            play.put("seconds", since(begin)).put("digest", end.digest());
            play.put("cpuSecondsServer", ticks[0] / TICKS);
            play.put("cpuSecondsDatabase", ticks[1] / TICKS);
            play.put("cpuSecondsOutside", ticks[2] / TICKS);
            city.counts().forEach(play::put);
            out.printf(
                    "  cpu s: server %d, database %d, outside %d%n",
                    ticks[0] / TICKS, ticks[1] / TICKS, ticks[2] / TICKS);
            out.printf(
                    "%s play: %d s, %s%n  %s%n  wall ms %s%n  sha-256 %s%n",
                    name, since(begin), end.file(), city.counts(), city.took(), end.digest());
            verify(street);
            return end;
        }
    }

    private Map<Integer, StandingsFile> days(Street street, YearCity city, long begin) {
        List<Integer> toNote = toNote();
        Map<Integer, StandingsFile> noted = new LinkedHashMap<>();
        long saidAt = System.nanoTime();
        for (int day = 0; day < size.days(); day++) {
            city.play(day);
            if (toNote.contains(day)) {
                noted.put(day, note(street, city, day));
            }
            if (since(saidAt) >= SAY_EVERY_SECONDS || day == size.days() - 1) {
                saidAt = System.nanoTime();
                out.printf(
                        "  %s day %d/%d  %s  %d s%n",
                        size.first().plusDays(day),
                        day + 1,
                        size.days(),
                        city.counts(),
                        since(begin));
            }
        }
        return noted;
    }

    /// Some ends of months, and the last day.
    private List<Integer> toNote() {
        List<Integer> ends = new ArrayList<>();
        for (int day = 0; day < size.days() - 1; day++) {
            if (size.first().plusDays(day + 1L).getDayOfMonth() == 1) {
                ends.add(day);
            }
        }
        List<Integer> some = new ArrayList<>();
        int step = Math.max(1, (ends.size() + NOTED_AT_MOST - 1) / NOTED_AT_MOST);
        for (int i = ends.size() - 1; i >= 0; i -= step) {
            some.addFirst(ends.get(i));
        }
        some.add(size.days() - 1);
        return some;
    }

    /// As the tables keep it now.
    private static StandingsFile note(Street street, YearCity city, int day) {
        return StandingsFile.read(street.standings(city.code(), List.of()), city.people())
                .getFirst()
                .write(street.data().resolve("standings-" + date(city, day) + ".txt"));
    }

    /// Nothing is played: what follows from the log for each noted day is what was noted on it.
    private void replay(Street street, YearCity city, Map<Integer, StandingsFile> noted) {
        List<Instant> moments = noted.keySet().stream().map(city::at).toList();
        long begin = System.nanoTime();
        List<StandingsFile> replayed =
                StandingsFile.read(street.standings(city.code(), moments), city.people());
        boolean all = figures.path("replayed").asBoolean(true);
        int next = 0;
        for (Map.Entry<Integer, StandingsFile> one : noted.entrySet()) {
            String day = date(city, one.getKey()).toString();
            StandingsFile again =
                    replayed.get(next++).write(street.data().resolve("replayed-" + day + ".txt"));
            boolean same =
                    again.isSame(one.getValue(), "from the log for " + day, "noted then", out);
            all &= same;
        }
        figures.put("replayed", all).put("replaySeconds", since(begin));
    }

    private static LocalDate date(YearCity city, int day) {
        return LocalDate.ofInstant(city.at(day), ZONE);
    }

    private static long since(long begin) {
        return (System.nanoTime() - begin) / 1_000_000_000;
    }

    private void write() {
        Path json = plan.json();
        if (json != null) {
            figures.put("patients", size.people()).put("days", size.days());
            figures.put("seed", size.seed()).set("machine", Machine.describe());
            try {
                Files.writeString(
                        json,
                        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
