package org.xinyi.city.hospital;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xinyi.city.simulation.Agenda;
import org.xinyi.city.simulation.Desk;

/// The hospital as it stands: every place where one can queue, with its servers.
final class Floor {

    private static final long WINDOWS_OPEN = 7 * 3_600L;
    private static final int ROOM_SHARE = 10_000;

    private final World world;
    private final Agenda agenda;
    private final Script.Draft draft;
    private final Map<Integer, Desk> desks = new HashMap<>();
    private final Desk windows;
    private final Desk kiosks;
    private final Desk emergencyWindow;
    private final List<Layout.Department> windowGroups;

    Floor(World world, Agenda agenda, Script.Draft draft) {
        this.world = world;
        this.agenda = agenda;
        this.draft = draft;
        this.windows = new Desk(world.scaled(world.inputs().of("windows")), WINDOWS_OPEN);
        this.kiosks = new Desk(world.scaled(world.inputs().of("kiosks")), 0);
        this.emergencyWindow = new Desk(2, 0);
        this.windowGroups = world.layout().of(Layout.Kind.WINDOW);
        List<Layout.Department> clinics = world.layout().of(Layout.Kind.CLINIC);
        int weights = clinics.stream().mapToInt(Layout.Department::weight).sum();
        for (Layout.Department one : world.layout().departments()) {
            int rooms =
                    one.kind() == Layout.Kind.CLINIC
                            ? share(world.inputs().of("rooms"), one.weight(), weights)
                            : one.servers();
            desks.put(one.index(), new Desk(world.scaled(rooms), one.opens()));
        }
    }

    World world() {
        return world;
    }

    Agenda agenda() {
        return agenda;
    }

    Script.Draft draft() {
        return draft;
    }

    Desk desk(int department) {
        Desk desk = desks.get(department);
        if (desk == null) {
            throw new IllegalArgumentException("No department " + department);
        }
        return desk;
    }

    /// Where somebody pays.
    Desk cashier(Deed.Means means, boolean emergency) {
        if (means == Deed.Means.KIOSK) {
            return kiosks;
        }
        return emergency ? emergencyWindow : windows;
    }

    /// The department that a queue at a cashier belongs to.
    int cashierDepartment(boolean emergency, int visit) {
        int last = windowGroups.size() - 1;
        return windowGroups.get(emergency ? last : visit % last).index();
    }

    private static int share(int rooms, int weight, int weights) {
        return Math.max(1, (rooms * weight * ROOM_SHARE / weights + ROOM_SHARE / 2) / ROOM_SHARE);
    }
}
