package org.xinyi.city.hospital;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.xinyi.city.simulation.Agenda;
import org.xinyi.city.simulation.Dice;

/// One patient's way through the hospital. Both flows pass the same rooms; the ordinary one
/// stops at a cashier before the doctor and before whatever was ordered.
final class Course {

    private static final long STEP = 5;
    private static final long DWELL = 12;
    private static final int READING_MIN = 15;
    private static final int READING_MAX = 90;
    private static final int TITLES_ORDINARY = 60;
    private static final int TITLES_SENIOR = 28;
    private static final int TITLES_PROFESSOR = 12;
    private static final int TITLE_EMERGENCY = 4;
    private static final int RETURN_SECONDS = 150;

    private final Floor floor;
    private final Visit visit;
    private final Dice dice;
    private final Layout.Department clinic;
    private final Prescribing prescribing;
    private final Paying paying;
    private final List<Order> consultations = new ArrayList<>(1);
    private List<Prescribing.Item> later = List.of();

    Course(Floor floor, Visit visit) {
        this.floor = floor;
        this.visit = visit;
        this.dice = Dice.of(floor.world().seed(), "course", visit.number());
        this.clinic = floor.world().layout().get(visit.department());
        this.prescribing = new Prescribing(floor.world());
        this.paying = new Paying(floor, visit, dice);
    }

    void arrive(long now) {
        note(now, new Deed.Register(visit.number()));
        long at = now + STEP;
        if (visit.refused()) {
            note(at, new Deed.OpenForm(visit.number()));
        }
        if (visit.credit() && !visit.signed()) {
            note(at, new Deed.OpenForm(visit.number()));
            at += DWELL + dice.between(READING_MIN, READING_MAX);
            note(at, new Deed.SignForm(visit.number()));
        }
        floor.agenda().at(at + STEP, this::checkIn);
    }

    private void checkIn(long now) {
        note(now, new Deed.CheckIn(visit.number(), visit.credit()));
        for (Prescribing.Item item : registration()) {
            Order order = place(now + STEP, item, new Prescribing.Fate(item.quantity(), false));
            if (item.code().startsWith("CON")) {
                consultations.add(order);
            } else {
                note(now + 2 * STEP, new Deed.Confirm(visit.number(), order.number(), 1));
            }
        }
        beforeCare(now + 2 * STEP, this::queueForDoctor);
    }

    /// Goes on: at once on credit, by way of a cashier in the ordinary flow.
    private void beforeCare(long now, Agenda.Happening care) {
        if (visit.credit()) {
            floor.agenda().at(now + walk(), care);
        } else {
            floor.agenda()
                    .at(
                            now,
                            then ->
                                    paying.pay(
                                            then, paid -> floor.agenda().at(paid + walk(), care)));
        }
    }

    private void queueForDoctor(long now) {
        long service = dice.service(clinic.serviceSeconds());
        long begin = floor.desk(clinic.index()).begin(now, service);
        station(begin, Deed.Station.CALLED, clinic.index());
        floor.agenda().at(begin + service, this::consulted);
    }

    private void consulted(long now) {
        for (Order order : consultations) {
            note(now, new Deed.Confirm(visit.number(), order.number(), 1));
        }
        station(now, Deed.Station.CONSULTATION_ENDED, clinic.index());
        if (!visit.orders()) {
            leave(now);
            return;
        }
        Prescribing.Plan plan = prescribing.plan(dice, clinic);
        later = plan.later();
        order(now, plan.first());
    }

    private void order(long now, List<Prescribing.Item> items) {
        List<Order> orders = new ArrayList<>();
        for (Prescribing.Item item : items) {
            Order order = place(now, item, prescribing.fate(dice, item.quantity()));
            if (order.cancelled()) {
                note(now + STEP, new Deed.Cancel(visit.number(), order.number()));
            } else {
                orders.add(order);
            }
        }
        Deque<List<Order>> stops = stops(orders);
        if (orders.isEmpty()) {
            floor.agenda().at(now + walk(), this::afterStops);
        } else {
            beforeCare(now + STEP, then -> next(then, stops));
        }
    }

    /// The places to go to, in the order of the guide sheet; the pharmacy comes last.
    private Deque<List<Order>> stops(List<Order> orders) {
        List<Order> sorted = new ArrayList<>(orders);
        sorted.sort(
                Comparator.comparing((Order order) -> isPharmacy(order.department()))
                        .thenComparing(Order::department));
        Deque<List<Order>> stops = new ArrayDeque<>();
        for (Order order : sorted) {
            List<Order> last = stops.peekLast();
            if (order.fate() == Order.Fate.NEVER) {
                continue;
            }
            if (last != null && last.getFirst().department() == order.department()) {
                last.add(order);
            } else {
                stops.add(new ArrayList<>(List.of(order)));
            }
        }
        return stops;
    }

    private void next(long now, Deque<List<Order>> stops) {
        List<Order> stop = stops.poll();
        if (stop == null) {
            afterStops(now);
            return;
        }
        int department = stop.getFirst().department();
        long service = dice.service(floor.world().layout().get(department).serviceSeconds());
        station(now, Deed.Station.ARRIVED, department);
        long end = floor.desk(department).begin(now, service) + service;
        station(end, Deed.Station.SERVED, department);
        for (Order order : stop) {
            note(end, new Deed.Confirm(visit.number(), order.number(), order.done()));
        }
        floor.agenda().at(end + walk(), then -> next(then, stops));
    }

    private void afterStops(long now) {
        if (later.isEmpty()) {
            leave(now);
            return;
        }
        List<Prescribing.Item> items = later;
        later = List.of();
        long results = dice.service(floor.world().inputs().of("results-seconds"));
        floor.agenda().at(now + results, then -> backToDoctor(then, items));
    }

    private void backToDoctor(long now, List<Prescribing.Item> items) {
        long service = dice.service(RETURN_SECONDS);
        long begin = floor.desk(clinic.index()).begin(now, service);
        floor.agenda().at(begin + service, then -> order(then, items));
    }

    private void leave(long now) {
        note(now + STEP, new Deed.End(visit.number()));
    }

    private Order place(long at, Prescribing.Item item, Prescribing.Fate fate) {
        Order order = floor.draft().order(visit.number(), item, fate);
        note(at, new Deed.Place(visit.number(), order.number()));
        return order;
    }

    private List<Prescribing.Item> registration() {
        int title =
                visit.kind() == Visit.Kind.EMERGENCY
                        ? TITLE_EMERGENCY
                        : 1 + dice.weighted(TITLES_ORDINARY, TITLES_SENIOR, TITLES_PROFESSOR);
        return List.of(
                new Prescribing.Item("REG-00" + title, clinic.index(), 1),
                new Prescribing.Item("CON-00" + title, clinic.index(), 1));
    }

    private boolean isPharmacy(int department) {
        return floor.world().layout().get(department).kind() == Layout.Kind.PHARMACY;
    }

    private long walk() {
        return dice.service(floor.world().inputs().of("walk-seconds"));
    }

    private void station(long at, Deed.Station station, int department) {
        note(at, new Deed.Note(visit.number(), station, department));
    }

    private void note(long at, Deed deed) {
        floor.draft().add(at, deed);
    }
}
