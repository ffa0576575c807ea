package org.xinyi.city.play;

import java.time.LocalDate;
import java.util.List;
import org.xinyi.city.hospital.Script;
import org.xinyi.city.hospital.Visit;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;

/// The demonstration: founds a city, plays the hospital's day, and lets the days after it pass.
public final class Demonstration {

    private static final long DAY = 86_400;
    private static final long OFFICE_OPENS = 10 * 3_600;
    private static final long READING_SECONDS = 60;

    /// What came of it.
    ///
    /// @param city its code
    /// @param day the server's own read of the hospital's day
    /// @param overview the same of the whole time
    /// @param followUp the server's read of what was done about those who did not pay
    /// @param verification every fen explained, or not
    /// @param faults what went wrong outside, by kind
    /// @param calls requests made of the server
    public record Outcome(
            String city,
            Tally tally,
            JsonNode day,
            JsonNode overview,
            JsonNode followUp,
            JsonNode verification,
            JsonNode faults,
            long calls) {}

    private final Script script;
    private final int days;
    private final Endpoint platform;
    private final Endpoint sandbox;
    private final Show show;
    private final Tally tally = new Tally();

    /// @param days that pass after the hospital's day
    public Demonstration(Script script, int days, Endpoint platform, Endpoint sandbox, Show show) {
        this.script = script;
        this.days = days;
        this.platform = platform;
        this.sandbox = sandbox;
        this.show = show;
    }

    public Outcome play() {
        show.phase("建城：科室、价目、居民 / The city is founded: departments, prices, people");
        long from = -Founding.DAYS_BEFORE * DAY + 6 * 3_600;
        sandbox.set("clock", now(from));
        Town town = new Founding(script.world(), platform, sandbox).found();
        Staff.hire(town);
        try (Bulk bulk = new Bulk(tally)) {
            return play(town, bulk, from);
        }
    }

    private Outcome play(Town town, Bulk bulk, long from) {
        Ids ids = new Ids();
        CityClock clock = new CityClock(script.world().day(), town.operator(), sandbox);
        Forms forms = new Forms(script.world(), town, bulk, ids);
        Residents residents = new Residents(script.world(), town, bulk, ids, forms);
        residents.arrive();
        show.phase("承诺书：此前已签 / Commitments signed before the day");
        List<Visit> signed =
                script.visits().stream()
                        .filter(visit -> visit.signed() && visit.credit() && !visit.isStay())
                        .toList();
        residents.sign(signed, () -> clock.moveTo(from + READING_SECONDS));
        Tills tills = new Tills(town, tally);
        tills.open();
        Office office =
                new Office(
                        town,
                        bulk,
                        tally,
                        script.world().day(),
                        script.world().inputs().of("written-off-after"));
        Stages stages = new Stages(script, town, clock, bulk, ids, tally, tills, forms);
        new Player(stages.inOrder(), clock, audience(town, tills, office, clock), tally)
                .play(script.deeds(), from + READING_SECONDS, (days + 1) * DAY);
        tills.close();
        show.phase("核对：逐笔对账 / Every fen is compared");
        return outcome(town);
    }

    private Player.Audience audience(Town town, Tills tills, Office office, CityClock clock) {
        return new Player.Audience() {
            private long worked = Long.MIN_VALUE;

            @Override
            public void at(long seconds) {
                long today = Math.floorDiv(seconds, DAY);
                if (today > worked && Math.floorMod(seconds, DAY) >= OFFICE_OPENS) {
                    worked = today;
                    office.work(clock.date(seconds));
                }
                show.progress(
                        seconds,
                        tally.done("visits"),
                        tally.done("charges"),
                        script.world().size().visits());
            }

            @Override
            public void midnight(long seconds) {
                tills.close();
                tills.open();
                if (seconds <= 0) {
                    Founding.openAccounts(town);
                }
                if (seconds == 0) {
                    show.phase("就诊日 / The hospital's day");
                } else if (seconds == DAY) {
                    show.phase("诊后 " + days + " 天 / The " + days + " days after");
                }
            }
        };
    }

    private Outcome outcome(Town town) {
        LocalDate day = script.world().day();
        return new Outcome(
                town.code(),
                tally,
                overview(town, day, day),
                overview(town, day.minusDays(Founding.DAYS_BEFORE), day.plusDays(days)),
                town.operator().read("follow-up/summary"),
                town.operator().make("verifications", Json.object()),
                sandbox.read("faults"),
                platform.calls());
    }

    private static JsonNode overview(Town town, LocalDate first, LocalDate last) {
        return town.operator().read("overview?from=" + first + "&to=" + last);
    }

    private JsonNode now(long seconds) {
        return Json.object()
                .put(
                        "now",
                        script.world()
                                .day()
                                .atStartOfDay(CityClock.ZONE)
                                .plusSeconds(seconds)
                                .toInstant()
                                .toString())
                .put("runs", false);
    }

    /// Who is told how far it is.
    public interface Show {
        void phase(String name);

        /// @param seconds of the script
        void progress(long seconds, long visits, long charges, int visitsExpected);
    }
}
