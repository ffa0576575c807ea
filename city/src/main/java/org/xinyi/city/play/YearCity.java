package org.xinyi.city.play;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.xinyi.city.hospital.Inputs;
import org.xinyi.city.hospital.Person;
import org.xinyi.city.hospital.Scheme;
import org.xinyi.city.hospital.Visit;
import org.xinyi.city.hospital.World;
import org.xinyi.city.wire.Endpoint;

/// A city that a year passes over: founded, its people registered and signed, then played day by
/// day at ten in the morning. The same seed plays the same year, whatever the server's numbers for
/// people and bills are. Whatever it does, it does through the API.
public final class YearCity implements AutoCloseable {

    private static final long DAY = 86_400;
    private static final long TEN_O_CLOCK = 10 * 3_600;
    private static final long READING_SECONDS = 600;
    private static final int INSURED = 6_000;
    private static final int ADULT = 18;

    private final World world;
    private final Town town;
    private final Tally tally = new Tally();
    private final Bulk bulk = new Bulk(tally);
    private final Ids ids = new Ids();
    private final CityClock clock;
    private final YearPlan plan;
    private final YearDay days;
    private final Consumer<Instant> rest;

    private YearCity(Size size, World world, YearPlan plan, Town town, Consumer<Instant> rest) {
        this.world = world;
        this.plan = plan;
        this.town = town;
        this.rest = rest;
        this.clock = new CityClock(size.first(), town.operator(), town.sandbox());
        this.days = new YearDay(plan, town, bulk, ids, tally);
    }

    /// A city in which all kinds of things happen.
    ///
    /// @param rest waits until whatever goes on by itself has ended; told the city's time
    public static YearCity found(
            Size size, Endpoint platform, Endpoint sandbox, Consumer<Instant> rest) {
        World world = world(size);
        world.people().inhabit(size.people(), 1, INSURED);
        Town town = new Founding(world, platform, sandbox).found();
        YearPlan plan = YearPlan.of(size.people(), size.days(), size.seed());
        return new YearCity(size, world, plan, town, rest);
    }

    /// A city of adults without insurance who each come once and never pay.
    public static YearCity foundUnpaid(
            Size size, Endpoint platform, Endpoint sandbox, Consumer<Instant> rest) {
        World world = world(size);
        world.people().inhabit(size.people(), ADULT, 0);
        Town town = new Founding(world, platform, sandbox).found();
        YearPlan plan = YearPlan.unpaid(size.people(), size.days(), size.seed());
        return new YearCity(size, world, plan, town, rest);
    }

    private static World world(Size size) {
        LocalDate founded = size.first().plusDays(Founding.DAYS_BEFORE);
        return World.of(Inputs.load(), Scheme.S04, size.people(), founded, size.seed());
    }

    /// How large, how long and which.
    public record Size(int people, int days, long seed, LocalDate first) {}

    /// The hospital, and requests that each pay a little of one bill at its till.
    public record Payments(Ground.Hospital at, String path, List<String> bodies) {
        public Payments {
            bodies = List.copyOf(bodies);
        }
    }

    public Payments payments() {
        YearDay.Requests requests = days.partPayments();
        return new Payments(
                new Ground.Hospital(town.his(), town.hospital(), town.department(0)),
                requests.path(),
                requests.bodies());
    }

    /// Moves on to a time of a day.
    ///
    /// @param seconds from the midnight of day 0
    public Instant moveTo(long seconds) {
        clock.moveTo(seconds);
        rest.accept(clock.instant(seconds));
        return clock.instant(seconds);
    }

    /// A morning on which people come, and nothing else is done.
    public void playVisits(int day) {
        moveTo(day * DAY + TEN_O_CLOCK);
        days.playVisits(day);
        rest.accept(at(day));
    }

    /// The API as the city's operator.
    public Endpoint operator() {
        return town.operator();
    }

    public String code() {
        return town.code();
    }

    /// People are registered, and sign who will come.
    public void begin() {
        Forms forms = new Forms(world, town, bulk, ids);
        Residents residents = new Residents(world, town, bulk, ids, forms);
        clock.moveTo(6 * 3_600);
        residents.arrive();
        TreeSet<Integer> coming = new TreeSet<>();
        plan.visits().forEach(one -> coming.add(one.person()));
        List<Visit> signing = new ArrayList<>();
        for (int person : coming) {
            signing.add(
                    new Visit(
                            person,
                            Visit.Kind.OUTPATIENT,
                            person,
                            0,
                            0,
                            true,
                            true,
                            true,
                            false,
                            true));
        }
        residents.sign(signing, () -> clock.moveTo(6 * 3_600 + READING_SECONDS));
        rest.accept(clock.instant(6 * 3_600 + READING_SECONDS));
        Founding.openAccounts(town);
    }

    /// Plays a day, from its morning until nothing goes on any more.
    ///
    /// @param day from 0
    public void play(int day) {
        long now = day * DAY + TEN_O_CLOCK;
        days.timed("clock", () -> clock.moveTo(now));
        days.play(day, clock.date(now), clock.instant(now), () -> rest.accept(at(day)));
        days.timed("rest", () -> rest.accept(at(day)));
    }

    /// When things are done on a day.
    public Instant at(int day) {
        return clock.instant(day * DAY + TEN_O_CLOCK);
    }

    /// The play's own numbers for people, by the server's.
    public Map<Long, Integer> people() {
        Map<Long, Integer> numbers = new HashMap<>();
        for (Person person : world.people().all()) {
            Long id = ids.patient(person.number());
            numbers.put(Objects.requireNonNull(id), person.number());
        }
        return numbers;
    }

    /// What was done and what was refused so far.
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(days.counts());
        tally.refusals().forEach((what, count) -> counts.put("refused " + what, count));
        return counts;
    }

    /// Wall time by what was done, in milliseconds.
    public Map<String, Long> took() {
        return tally.took();
    }

    @Override
    public void close() {
        bulk.close();
    }
}
