package org.xinyi.city.hospital;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything that will be done, by whom and when. The same seed gives the same script; nothing
/// in it depends on how quickly a server answers.
///
/// @param visits by number; stays come after the day's visits
/// @param orders by number
/// @param deeds in order of time
public record Script(World world, List<Visit> visits, List<Order> orders, List<Timed> deeds) {

    /// @param at seconds from the beginning of the day, negative before it
    public record Timed(long at, Deed deed) {}

    public Script {
        visits = List.copyOf(visits);
        orders = List.copyOf(orders);
        deeds = List.copyOf(deeds);
    }

    /// Writes the whole script of a world.
    public static Script of(World world) {
        List<Visit> outpatients = new Visits(world).plan();
        List<Stay> stays = new Stays(world, outpatients.size()).plan();
        Draft draft = new Draft();
        new OutpatientDay(world, draft).play(outpatients);
        InpatientDays inpatients = new InpatientDays(world, draft);
        stays.forEach(inpatients::play);
        Habits habits = new Habits(world, draft);
        habits.play(outpatients);
        stays.forEach(habits::play);
        List<Visit> visits = new ArrayList<>(outpatients);
        stays.forEach(stay -> visits.add(stay.visit()));
        return draft.finished(world, visits);
    }

    /// A script that is being written.
    static final class Draft {
        private final List<Order> orders = new ArrayList<>();
        private final List<Timed> deeds = new ArrayList<>();
        private final java.util.Map<Integer, Long> ends = new java.util.HashMap<>();

        void add(long at, Deed deed) {
            deeds.add(new Timed(at, deed));
            if (deed instanceof Deed.End || deed instanceof Deed.Discharge) {
                ends.put(deed.visit(), at);
            }
        }

        /// Numbers an order.
        Order order(int visit, Prescribing.Item item, Prescribing.Fate fate) {
            Order order =
                    new Order(
                            orders.size(),
                            visit,
                            item.code(),
                            item.department(),
                            item.quantity(),
                            fate.done(),
                            fate.cancelled());
            orders.add(order);
            return order;
        }

        List<Order> orders() {
            return orders;
        }

        /// When the treatment of a visit ends.
        long endOf(int visit) {
            Long end = ends.get(visit);
            if (end == null) {
                throw new IllegalStateException("Visit " + visit + " never ends");
            }
            return end;
        }

        private Script finished(World world, List<Visit> visits) {
            deeds.sort(Comparator.comparingLong(Timed::at));
            return new Script(world, visits, orders, deeds);
        }
    }
}
