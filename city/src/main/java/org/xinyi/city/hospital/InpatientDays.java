package org.xinyi.city.hospital;

import java.util.List;
import org.xinyi.city.simulation.Dice;

/// What is done for an inpatient, day after day: bed, nursing, rounds, drugs, now and then a
/// test.
final class InpatientDays {

    private static final long DAY = 86_400;
    private static final long STEP = 5;
    private static final long DWELL = 12;
    private static final int READING_SECONDS = 40;
    private static final int ROUNDS_FROM = 6 * 3_600 + 1_800;
    private static final int ROUNDS_UNTIL = 8 * 3_600 + 1_800;
    private static final int TREATED_FROM = 2 * 3_600;
    private static final int TREATED_UNTIL = 5 * 3_600;
    private static final int TESTS_WITHIN_DAYS = 1;
    private static final int INFUSIONS = 7_000;
    private static final int TESTS = 3_500;
    private static final List<String> BEDS = List.of("BED-001", "BED-001", "BED-002");
    private static final List<String> NURSING = List.of("NUR-002", "NUR-003", "NUR-003", "NUR-004");
    private static final List<String> DRUGS =
            List.of("WDR-017", "WDR-018", "WDR-019", "WDR-020", "WDR-021", "WDR-013", "WDR-023");
    private static final List<String> LABS =
            List.of("LAB-001", "LAB-002", "LAB-005", "LAB-006", "LAB-007", "LAB-011", "LAB-020");
    private static final List<String> SURGERIES =
            List.of("SUR-001", "SUR-002", "SUR-004", "SUR-006", "SUR-008");

    private final World world;
    private final Script.Draft draft;
    private final Prescribing prescribing;

    InpatientDays(World world, Script.Draft draft) {
        this.world = world;
        this.draft = draft;
        this.prescribing = new Prescribing(world);
    }

    void play(Stay stay) {
        Visit visit = stay.visit();
        Dice dice = Dice.of(world.seed(), "stay", visit.number());
        admit(visit);
        long firstDay = Math.floorDiv(visit.arrival(), DAY);
        long lastDay = Math.floorDiv(stay.dischargedAt(), DAY);
        for (long day = firstDay; day <= lastDay; day++) {
            long rounds = day * DAY + dice.between(ROUNDS_FROM, ROUNDS_UNTIL);
            long from = Math.max(rounds, visit.arrival() + TREATED_FROM / 2);
            if (day < lastDay) {
                charge(visit, dice, from);
            }
            if (stay.surgery() && day == firstDay + 1 && day < lastDay) {
                operate(visit, dice, from + TREATED_FROM);
            }
        }
        draft.add(stay.dischargedAt(), new Deed.Discharge(visit.number()));
    }

    private void admit(Visit visit) {
        long at = visit.arrival();
        draft.add(at, new Deed.Admit(visit.number()));
        if (visit.credit()) {
            draft.add(at + STEP, new Deed.OpenForm(visit.number()));
            draft.add(at + DWELL + READING_SECONDS, new Deed.SignForm(visit.number()));
        }
        draft.add(
                at + DWELL + READING_SECONDS + STEP,
                new Deed.CheckIn(visit.number(), visit.credit()));
    }

    private void charge(Visit visit, Dice dice, long at) {
        long done = at + dice.between(TREATED_FROM, TREATED_UNTIL);
        order(visit, dice, dice.pick(BEDS), at, done);
        order(visit, dice, dice.pick(NURSING), at, done);
        order(visit, dice, "CON-005", at, done);
        int drugs = dice.between(1, 3);
        for (int i = 0; i < drugs; i++) {
            order(visit, dice, DRUGS.get((i + dice.below(3)) % DRUGS.size()), at, done);
        }
        if (dice.chance(INFUSIONS)) {
            order(visit, dice, "TRT-001", at, done);
            order(visit, dice, "MAT-002", at, done);
        }
        for (int i = 0; i <= TESTS_WITHIN_DAYS; i++) {
            if (dice.chance(TESTS)) {
                order(visit, dice, dice.pick(LABS), at, done);
            }
        }
    }

    private void operate(Visit visit, Dice dice, long at) {
        long done = at + TREATED_FROM;
        order(visit, dice, dice.pick(SURGERIES), at, done);
        order(visit, dice, dice.below(2) == 0 ? "SUR-009" : "SUR-010", at, done);
        order(visit, dice, "MAT-004", at, done);
        order(visit, dice, "MAT-001", at, done);
    }

    private void order(Visit visit, Dice dice, String item, long at, long done) {
        Prescribing.Item wanted = prescribing.item(dice, item, visit.department());
        Prescribing.Fate fate = prescribing.fate(dice, wanted.quantity());
        Order order = draft.order(visit.number(), wanted, fate);
        draft.add(at, new Deed.Place(visit.number(), order.number()));
        if (fate.cancelled()) {
            draft.add(at + STEP, new Deed.Cancel(visit.number(), order.number()));
        } else if (fate.done() > 0) {
            draft.add(done, new Deed.Confirm(visit.number(), order.number(), fate.done()));
        }
    }
}
