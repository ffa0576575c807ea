package org.xinyi.city.hospital;

import java.util.ArrayList;
import java.util.List;
import org.xinyi.city.simulation.Dice;

/// When people pay what they owe, and what is taken back from their bills.
final class Habits {

    enum Habit {
        SAME_DAY,
        IN_TERM,
        AFTER_SMS,
        AFTER_CALL,
        AFTER_LISTING,
        NEVER
    }

    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final long SETTLED_WITHIN = 20 * MINUTE;
    private static final long LAST_OF_DAY = 21 * HOUR;
    private static final int FIRST_OF_DAY_HOUR = 8;
    private static final int LAST_OF_DAY_HOUR = 20;
    private static final long PART_LATER = 6 * HOUR;

    private final World world;
    private final Script.Draft draft;
    private final List<List<Order>> ordersOfVisit = new ArrayList<>();

    Habits(World world, Script.Draft draft) {
        this.world = world;
        this.draft = draft;
        for (Order order : draft.orders()) {
            while (ordersOfVisit.size() <= order.visit()) {
                ordersOfVisit.add(new ArrayList<>());
            }
            ordersOfVisit.get(order.visit()).add(order);
        }
    }

    void play(List<Visit> visits) {
        visits.forEach(this::play);
    }

    void play(Stay stay) {
        play(stay.visit());
    }

    private void play(Visit visit) {
        Dice dice = Dice.of(world.seed(), "habit", visit.number());
        long end = draft.endOf(visit.number());
        if (visit.credit()) {
            Habit habit = habit(dice);
            if (habit != Habit.NEVER) {
                repay(visit, dice, momentOf(habit, dice, end));
            }
        } else if (visit.isStay()) {
            Deed.Means means = atDischarge(dice);
            draft.add(
                    end + 2 * SETTLED_WITHIN,
                    new Deed.Repay(visit.number(), means, Deed.Portion.ALL));
        }
        refunds(visit, dice, end);
    }

    private void repay(Visit visit, Dice dice, long at) {
        Deed.Means means = means(dice);
        Inputs inputs = world.inputs();
        int parts = inputs.of("repays-in-parts");
        int much = inputs.of("repays-too-much");
        int twice = inputs.of("repays-twice");
        switch (dice.weighted(parts, much, twice, Dice.TEN_THOUSAND - parts - much - twice)) {
            case 0 -> {
                draft.add(at, new Deed.Repay(visit.number(), means, Deed.Portion.HALF));
                draft.add(at + PART_LATER, new Deed.Repay(visit.number(), means, Deed.Portion.ALL));
            }
            case 1 -> draft.add(at, new Deed.Repay(visit.number(), means, Deed.Portion.TOO_MUCH));
            case 2 -> draft.add(at, new Deed.Repay(visit.number(), means, Deed.Portion.TWICE));
            default -> draft.add(at, new Deed.Repay(visit.number(), means, Deed.Portion.ALL));
        }
    }

    private void refunds(Visit visit, Dice dice, long end) {
        if (visit.number() >= ordersOfVisit.size()) {
            return;
        }
        for (Order order : ordersOfVisit.get(visit.number())) {
            boolean settled = order.done() > 0 && !order.cancelled();
            if (settled && dice.chance(world.inputs().of("refunds"))) {
                long at = end + HOUR + dice.below((int) (3 * DAY));
                draft.add(at, new Deed.Refund(visit.number(), order.number()));
            }
        }
    }

    private Habit habit(Dice dice) {
        Inputs inputs = world.inputs();
        int index =
                dice.weighted(
                        inputs.of("repays-same-day"),
                        inputs.of("repays-in-term"),
                        inputs.of("repays-after-sms"),
                        inputs.of("repays-after-call"),
                        inputs.of("repays-after-listing"),
                        inputs.of("never-repays"));
        return Habit.values()[index];
    }

    /// Within three days is the term of Lianyungang; its SMS comes after a day, its call after
    /// seven, its listing after thirty.
    private static long momentOf(Habit habit, Dice dice, long end) {
        return switch (habit) {
            case SAME_DAY -> sameDay(dice, end);
            case IN_TERM -> onDay(dice, end, 1, 2);
            case AFTER_SMS -> onDay(dice, end, 3, 6);
            case AFTER_CALL -> onDay(dice, end, 8, 20);
            case AFTER_LISTING -> onDay(dice, end, 32, 52);
            case NEVER -> throw new IllegalArgumentException("Never is no moment");
        };
    }

    private static long sameDay(Dice dice, long end) {
        long last = Math.floorDiv(end, DAY) * DAY + LAST_OF_DAY;
        long earliest = end + SETTLED_WITHIN;
        return earliest >= last ? earliest : earliest + dice.below((int) (last - earliest));
    }

    private static long onDay(Dice dice, long end, int first, int last) {
        long day = Math.floorDiv(end, DAY) + dice.between(first, last);
        int hour = dice.between(FIRST_OF_DAY_HOUR, LAST_OF_DAY_HOUR);
        return day * DAY + hour * HOUR + dice.below((int) HOUR);
    }

    private Deed.Means means(Dice dice) {
        Inputs inputs = world.inputs();
        int phone = inputs.of("repays-phone");
        int kiosk = inputs.of("repays-kiosk");
        return switch (dice.weighted(phone, kiosk, Dice.TEN_THOUSAND - phone - kiosk)) {
            case 0 -> Deed.Means.PHONE;
            case 1 -> Deed.Means.KIOSK;
            default -> atDischarge(dice);
        };
    }

    private static Deed.Means atDischarge(Dice dice) {
        return dice.below(2) == 0 ? Deed.Means.WINDOW_CASH : Deed.Means.WINDOW_CARD;
    }
}
