package org.xinyi.city.hospital;

import java.util.List;
import org.xinyi.city.simulation.Agenda;

/// Plays all outpatients and emergencies of the day through the hospital.
final class OutpatientDay {

    private final Agenda agenda = new Agenda();
    private final Floor floor;

    OutpatientDay(World world, Script.Draft draft) {
        this.floor = new Floor(world, agenda, draft);
    }

    void play(List<Visit> visits) {
        for (Visit visit : visits) {
            Course course = new Course(floor, visit);
            agenda.at(visit.arrival(), course::arrive);
        }
        agenda.run();
    }
}
