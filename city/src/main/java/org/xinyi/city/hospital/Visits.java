package org.xinyi.city.hospital;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xinyi.city.simulation.Dice;

/// Who comes to which clinic, and when; and who wants credit.
final class Visits {

    private static final int AGE_MAX = 88;
    private static final int CHILD_AGE_MAX = 13;
    private static final int MOTHER_AGE_MIN = 21;
    private static final int MOTHER_AGE_MAX = 42;
    private static final int OLD_AGE_MIN = 62;
    private static final int REFUSED_MAX_PERCENT = 5;

    private record Draft(
            Visit.Kind kind,
            int person,
            int department,
            long arrival,
            boolean insured,
            boolean orders) {}

    private final World world;
    private final Dice dice;
    private final int[] clinicWeights;
    private final List<Layout.Department> clinics;
    private final int emergency;

    Visits(World world) {
        this.world = world;
        this.dice = Dice.of(world.seed(), "visits");
        this.clinics = world.layout().of(Layout.Kind.CLINIC);
        this.clinicWeights = clinics.stream().mapToInt(Layout.Department::weight).toArray();
        this.emergency = world.layout().of(Layout.Kind.EMERGENCY).getFirst().index();
    }

    /// All visits of the day by arrival, each with its number.
    List<Visit> plan() {
        List<Draft> drafts = drafts();
        drafts.sort(Comparator.comparingLong(Draft::arrival));
        Set<Integer> credit = onCredit(drafts);
        Set<Integer> refused = refused(drafts, credit);
        Set<Integer> signed = new HashSet<>();
        List<Visit> visits = new ArrayList<>(drafts.size());
        for (int number = 0; number < drafts.size(); number++) {
            Draft one = drafts.get(number);
            boolean onCredit = credit.contains(number);
            boolean again = onCredit && !signed.add(one.person);
            visits.add(
                    new Visit(
                            number,
                            one.kind,
                            one.person,
                            one.department,
                            one.arrival,
                            one.insured,
                            one.orders,
                            onCredit,
                            refused.contains(number),
                            again || dice.chance(world.inputs().of("signed-before"))));
        }
        return visits;
    }

    private List<Draft> drafts() {
        Size size = world.size();
        List<Draft> drafts = new ArrayList<>(size.visits());
        int insured = 0;
        while (drafts.size() < size.visits()) {
            boolean covered = insured < size.insured();
            boolean orders =
                    covered
                            ? insured < size.insuredCharges()
                            : !dice.chance(world.inputs().of("only-registration"));
            boolean second =
                    !drafts.isEmpty()
                            && drafts.getLast().kind == Visit.Kind.OUTPATIENT
                            && drafts.getLast().insured == covered
                            && dice.chance(world.inputs().of("second-visits"));
            if (second) {
                addSecond(drafts, orders);
            } else {
                drafts.add(draft(covered, orders));
            }
            insured += covered ? 1 : 0;
        }
        return drafts;
    }

    private Draft draft(boolean insured, boolean orders) {
        if (dice.chance(world.inputs().of("emergency"))) {
            int person = world.people().add(anybody(insured)).number();
            long arrival = Arrivals.atEmergency(dice);
            return new Draft(Visit.Kind.EMERGENCY, person, emergency, arrival, insured, orders);
        }
        Layout.Department clinic = clinics.get(dice.weighted(clinicWeights));
        int person = world.people().add(patientOf(clinic, insured)).number();
        long arrival = Arrivals.atClinic(dice);
        return new Draft(Visit.Kind.OUTPATIENT, person, clinic.index(), arrival, insured, orders);
    }

    /// The last one comes in the morning, and then again to another clinic.
    private void addSecond(List<Draft> drafts, boolean orders) {
        Draft first = drafts.removeLast();
        drafts.add(
                new Draft(
                        first.kind,
                        first.person,
                        first.department,
                        Arrivals.inTheMorning(dice),
                        first.insured,
                        first.orders));
        Layout.Department clinic = clinics.get(dice.weighted(clinicWeights));
        drafts.add(
                new Draft(
                        Visit.Kind.OUTPATIENT,
                        first.person,
                        clinic.index(),
                        Arrivals.inTheAfternoon(dice),
                        first.insured,
                        orders));
    }

    private static People.Wanted patientOf(Layout.Department clinic, boolean insured) {
        return switch (clinic.code()) {
            case "PEDI" -> new People.Wanted(0, CHILD_AGE_MAX, false, insured);
            case "OBST" -> new People.Wanted(MOTHER_AGE_MIN, MOTHER_AGE_MAX, true, insured);
            case "GYNA", "BRST" -> new People.Wanted(MOTHER_AGE_MIN, AGE_MAX, true, insured);
            case "GERI" -> new People.Wanted(OLD_AGE_MIN, AGE_MAX, false, insured);
            default -> anybody(insured);
        };
    }

    private static People.Wanted anybody(boolean insured) {
        return new People.Wanted(1, AGE_MAX, false, insured);
    }

    /// The share of all visits that the usage rate says, drawn from those that would be
    /// admitted.
    private Set<Integer> onCredit(List<Draft> drafts) {
        List<Integer> admitted = new ArrayList<>();
        for (int number = 0; number < drafts.size(); number++) {
            if (admits(drafts.get(number))) {
                admitted.add(number);
            }
        }
        return drawn(admitted, drafts.size() * world.inputs().of("usage") / 100);
    }

    /// Some who would like credit and are not eligible ask for it all the same.
    private Set<Integer> refused(List<Draft> drafts, Set<Integer> credit) {
        List<Integer> others = new ArrayList<>();
        for (int number = 0; number < drafts.size(); number++) {
            if (!credit.contains(number) && !admits(drafts.get(number))) {
                others.add(number);
            }
        }
        return drawn(others, drafts.size() * REFUSED_MAX_PERCENT / 100);
    }

    private boolean admits(Draft draft) {
        return world.admits(world.people().get(draft.person));
    }

    private Set<Integer> drawn(List<Integer> among, int wanted) {
        List<Integer> left = new ArrayList<>(among);
        Set<Integer> drawn = new HashSet<>();
        while (drawn.size() < wanted && !left.isEmpty()) {
            int at = dice.below(left.size());
            drawn.add(left.get(at));
            left.set(at, left.getLast());
            left.removeLast();
        }
        return drawn;
    }
}
