package org.xinyi.city.hospital;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.city.simulation.Dice;

/// What a doctor orders, and what will become of it.
final class Prescribing {

    /// @param department index of where it is done
    record Item(String code, int department, int quantity) {}

    /// @param done how much will be done
    record Fate(int done, boolean cancelled) {}

    /// @param later what is ordered when the results are there
    record Plan(List<Item> first, List<Item> later) {}

    private static final int ITEMS_MAX = 8;
    private static final int[] TESTS = {30, 22, 20, 14, 9, 5};
    private static final int[] TREATMENTS = {78, 18, 4};
    private static final int[] DRUGS = {20, 34, 29, 17};
    private static final int[] BOXES = {40, 34, 20, 6};
    private static final int GRAMS_MIN = 60;
    private static final int GRAMS_MAX = 210;
    private static final int HOURS_MIN = 2;
    private static final int HOURS_MAX = 6;

    /// Only what is more than one can be done in part, about every fourth order.
    private static final int MORE_THAN_ONE = 4;

    private final World world;

    Prescribing(World world) {
        this.world = world;
    }

    /// One to eight items of the kinds that a clinic orders.
    Plan plan(Dice dice, Layout.Department clinic) {
        Layout.Mix mix = world.layout().mix(clinic.mix());
        List<Item> tests = pick(dice, mix.tests(), dice.weighted(TESTS), clinic);
        List<Item> rest = pick(dice, mix.treatments(), dice.weighted(TREATMENTS), clinic);
        int drugs = dice.weighted(DRUGS);
        boolean nothing = tests.isEmpty() && rest.isEmpty() && drugs == 0;
        rest.addAll(pick(dice, mix.drugs(), nothing ? 1 : drugs, clinic));
        while (tests.size() + rest.size() > ITEMS_MAX) {
            rest.removeLast();
        }
        boolean returns =
                !tests.isEmpty() && !rest.isEmpty() && dice.chance(world.inputs().of("returns"));
        if (returns) {
            return new Plan(tests, rest);
        }
        tests.addAll(rest);
        return new Plan(tests, List.of());
    }

    Fate fate(Dice dice, int quantity) {
        Inputs inputs = world.inputs();
        if (dice.chance(inputs.of("cancelled"))) {
            return new Fate(0, true);
        }
        if (dice.chance(inputs.of("never"))) {
            return new Fate(0, false);
        }
        boolean partly = quantity > 1 && dice.chance(inputs.of("partly") * MORE_THAN_ONE);
        return new Fate(partly ? dice.between(1, quantity - 1) : quantity, false);
    }

    Item item(Dice dice, String code, int otherwise) {
        int department = world.layout().performer(code, otherwise);
        return new Item(code, department, quantity(dice, code));
    }

    /// As many different ones, each as likely as it is often ordered.
    private List<Item> pick(
            Dice dice, Map<String, Integer> among, int count, Layout.Department clinic) {
        Map<String, Integer> left = new LinkedHashMap<>(among);
        List<Item> picked = new ArrayList<>();
        while (picked.size() < count && !left.isEmpty()) {
            List<String> codes = List.copyOf(left.keySet());
            int[] weights = left.values().stream().mapToInt(Integer::intValue).toArray();
            String code = codes.get(dice.weighted(weights));
            left.remove(code);
            picked.add(item(dice, code, clinic.index()));
        }
        return picked;
    }

    private static int quantity(Dice dice, String code) {
        String kind = code.substring(0, 3);
        return switch (kind) {
            case "WDR", "PAT" -> 1 + dice.weighted(BOXES);
            case "HRB" -> dice.between(GRAMS_MIN, GRAMS_MAX);
            default -> isByTheHour(code) ? dice.between(HOURS_MIN, HOURS_MAX) : 1;
        };
    }

    private static boolean isByTheHour(String code) {
        return switch (code) {
            case "TRT-005", "TRT-006", "TRT-007", "NUR-001" -> true;
            default -> false;
        };
    }
}
