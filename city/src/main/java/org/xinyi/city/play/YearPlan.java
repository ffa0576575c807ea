package org.xinyi.city.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xinyi.city.simulation.Dice;

/// What happens in a city in a year, day by day: who comes when, how each bill is paid, what is
/// said at the phone, who dies. The same seed gives the same plan.
///
/// @param visits by number, in order of the days
/// @param deaths by day, the numbers of people
record YearPlan(int people, int days, long seed, List<Visit> visits, Map<Integer, Integer> deaths) {

    /// How a bill is met.
    enum Fate {
        AT_ONCE,
        BY_PHONE,
        IN_TIME,
        IN_HALVES,
        LATE,
        AFTER_LISTING,
        NEVER
    }

    /// What is said or asked about a bill on one day.
    enum Wish {
        NONE,
        PAUSE,
        HELP,
        DISPUTE
    }

    /// @param quantity of what is ordered
    /// @param paysOn day of the year of the last payment; -1: never
    /// @param wishOn day of the year on which something is asked for
    record Visit(
            int number,
            int person,
            int day,
            int quantity,
            Fate fate,
            int paysOn,
            Wish wish,
            int wishOn) {

        /// Half is paid on this day by those who pay in halves.
        int firstHalfOn() {
            return day + 2;
        }
    }

    private static final int DEATHS = 30;
    private static final int QUANTITY_MAX = 9;
    private static final int[] FATES = {45, 8, 20, 4, 12, 6, 5};
    private static final Set<Fate> WAITING =
            Set.of(Fate.IN_HALVES, Fate.LATE, Fate.AFTER_LISTING, Fate.NEVER);
    private static final List<Wish> WISHES = List.of(Wish.values());
    private static final int[] ASKED = {84, 6, 4, 6};

    YearPlan {
        visits = List.copyOf(visits);
        deaths = Map.copyOf(deaths);
    }

    /// One visit a person and year on average.
    static YearPlan of(int people, int days, long seed) {
        Dice dice = Dice.of(seed, "year");
        Map<Integer, Integer> deaths = new HashMap<>();
        for (int person = 0; person < people; person++) {
            if (dice.chance(DEATHS)) {
                deaths.put(person, dice.below(days));
            }
        }
        List<Visit> visits = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            int count = people * (day + 1) / days - people * day / days;
            Set<Integer> today = new HashSet<>();
            for (int i = 0; i < count; i++) {
                int person = dice.below(people);
                boolean lives = deaths.getOrDefault(person, Integer.MAX_VALUE) > day;
                if (lives && today.add(person)) {
                    visits.add(visit(visits.size(), person, day, seed));
                }
            }
        }
        return new YearPlan(people, days, seed, visits, deaths);
    }

    /// Everybody comes once, so many on each day, and nobody ever pays.
    static YearPlan unpaid(int people, int days, long seed) {
        List<Visit> visits = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            int day = (int) ((long) person * days / people);
            visits.add(new Visit(person, person, day, 1, Fate.NEVER, -1, Wish.NONE, day));
        }
        return new YearPlan(people, days, seed, visits, Map.of());
    }

    private static Visit visit(int number, int person, int day, long seed) {
        Dice dice = Dice.of(seed, "visit", number);
        Fate fate = Fate.values()[dice.weighted(FATES)];
        int paysOn =
                switch (fate) {
                    case AT_ONCE, BY_PHONE -> day;
                    case IN_TIME -> day + dice.between(1, 3);
                    case IN_HALVES -> day + dice.between(8, 12);
                    case LATE -> day + dice.between(4, 29);
                    case AFTER_LISTING -> day + dice.between(32, 90);
                    case NEVER -> -1;
                };
        boolean waits = WAITING.contains(fate);
        Wish wish = waits ? WISHES.get(dice.weighted(ASKED)) : Wish.NONE;
        return new Visit(
                number,
                person,
                day,
                dice.between(1, QUANTITY_MAX),
                fate,
                paysOn,
                wish,
                day + dice.between(1, 20));
    }
}
