package org.xinyi.city.hospital;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xinyi.city.simulation.Dice;

/// Who lies in: those from the days before, those admitted on the day; and when they may go
/// home.
final class Stays {

    private static final long DAY = 86_400;
    private static final int AGE_MAX = 86;
    private static final int ADULT = 18;
    private static final int ADMITTED_FROM = 8 * 3_600;
    private static final int ADMITTED_UNTIL = 18 * 3_600;
    private static final int DISCHARGED_FROM = 9 * 3_600;
    private static final int DISCHARGED_UNTIL = 16 * 3_600;
    private static final int SURGERIES = 1_800;
    private static final int HUNDRED = 100;

    private final World world;
    private final Dice dice;
    private final List<Layout.Department> wards;
    private final int firstNumber;

    /// @param firstNumber of the visits that stays are
    Stays(World world, int firstNumber) {
        this.world = world;
        this.dice = Dice.of(world.seed(), "stays");
        this.wards = world.layout().of(Layout.Kind.WARD);
        this.firstNumber = firstNumber;
    }

    /// By admission.
    List<Stay> plan() {
        Size size = world.size();
        List<Long> admissions = new ArrayList<>();
        int daysBefore = world.inputs().of("days-before");
        for (int i = 0; i < size.inBeds(); i++) {
            admissions.add(-DAY * dice.between(1, daysBefore) + timeOfAdmission());
        }
        for (int i = 0; i < size.admissions(); i++) {
            admissions.add((long) timeOfAdmission());
        }
        admissions.sort(Comparator.naturalOrder());
        int homeToday = Math.min(size.discharges(), size.inBeds());
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < admissions.size(); i++) {
            // Whoever came first goes first.
            stays.add(stay(i, admissions.get(i), i < homeToday));
        }
        return stays;
    }

    private Stay stay(int index, long admittedAt, boolean homeToday) {
        People.Wanted wanted = new People.Wanted(ADULT, AGE_MAX, false, true);
        Person person = world.people().add(wanted);
        boolean wants = dice.below(HUNDRED) < world.inputs().of("usage");
        boolean credit = wants && world.admits(person);
        int ward = wards.get(index % wards.size()).index();
        int dischargeDay = homeToday ? 0 : dice.between(1, world.inputs().of("discharged-within"));
        long dischargedAt = dischargeDay * DAY + dice.between(DISCHARGED_FROM, DISCHARGED_UNTIL);
        Visit visit =
                new Visit(
                        firstNumber + index,
                        Visit.Kind.INPATIENT,
                        person.number(),
                        ward,
                        admittedAt,
                        true,
                        true,
                        credit,
                        wants && !credit,
                        dice.chance(world.inputs().of("signed-before")));
        int days = Math.toIntExact(1 + (dischargedAt - admittedAt) / DAY);
        String bed = String.format("%03d", 1 + index / wards.size());
        return new Stay(visit, bed, dischargedAt, days, dice.chance(SURGERIES));
    }

    private int timeOfAdmission() {
        return dice.between(ADMITTED_FROM, ADMITTED_UNTIL);
    }
}
