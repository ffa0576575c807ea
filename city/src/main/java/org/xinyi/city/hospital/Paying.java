package org.xinyi.city.hospital;

import org.xinyi.city.simulation.Agenda;
import org.xinyi.city.simulation.Dice;

/// How one patient of the ordinary flow pays: always the same way.
final class Paying {

    private static final long STEP = 5;
    private static final long PHONE_SECONDS = 40;

    private final Floor floor;
    private final Visit visit;
    private final Dice dice;
    private final Deed.Means means;

    Paying(Floor floor, Visit visit, Dice dice) {
        this.floor = floor;
        this.visit = visit;
        this.dice = dice;
        this.means = means(floor.world().inputs(), dice);
    }

    /// Walks to where one pays, queues, pays, and goes on. On the phone there is no queue.
    void pay(long now, Agenda.Happening paid) {
        if (means == Deed.Means.PHONE) {
            settle(now + PHONE_SECONDS, paid);
        } else {
            long walk = dice.service(floor.world().inputs().of("walk-seconds"));
            floor.agenda().at(now + walk, there -> queue(there, paid));
        }
    }

    private void queue(long now, Agenda.Happening paid) {
        boolean emergency = visit.kind() == Visit.Kind.EMERGENCY;
        boolean kiosk = means == Deed.Means.KIOSK;
        Inputs inputs = floor.world().inputs();
        long service = dice.service(inputs.of(kiosk ? "kiosk-seconds" : "window-seconds"));
        long begin = floor.cashier(means, emergency).begin(now, service);
        int department = floor.cashierDepartment(emergency, visit.number());
        note(now, Deed.Station.CASHIER_QUEUED, department);
        note(begin, Deed.Station.CASHIER_SERVED, department);
        settle(begin + service, paid);
    }

    private void settle(long at, Agenda.Happening paid) {
        floor.draft().add(at, new Deed.Settle(visit.number()));
        floor.draft().add(at + STEP, new Deed.Pay(visit.number(), means));
        floor.agenda().at(at + STEP, paid);
    }

    private void note(long at, Deed.Station station, int department) {
        floor.draft().add(at, new Deed.Note(visit.number(), station, department));
    }

    private static Deed.Means means(Inputs inputs, Dice dice) {
        int phone = inputs.of("pays-phone");
        int kiosk = inputs.of("pays-kiosk");
        return switch (dice.weighted(phone, kiosk, Dice.TEN_THOUSAND - phone - kiosk)) {
            case 0 -> Deed.Means.PHONE;
            case 1 -> Deed.Means.KIOSK;
            default -> dice.below(2) == 0 ? Deed.Means.WINDOW_CASH : Deed.Means.WINDOW_CARD;
        };
    }
}
