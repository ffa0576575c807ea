package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import tools.jackson.databind.JsonNode;

/// What is shown once serves one visit.
class ShownOnceTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Desk desk;
    private Begun begun;

    ShownOnceTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        desk = new Desk(hospital);
        begun = new Begun(world);
    }

    @Test
    void aRecognitionChecksOneVisitIn() {
        // 11 June: Liu shows a code for the first of two visits.
        Resident liu = world.insured("刘小红", 1990);
        begun.opens(liu, "S07");
        long shown =
                desk.reads("QR_CODE", new OwnPhone(world, liu).codeOf(liu), "S07")
                        .expect(201)
                        .number("recognition");
        Visit first = hospital.registers(liu.id(), "OUTPATIENT");
        Visit second = hospital.registers(liu.id(), "OUTPATIENT");
        Map<String, Object> checkIn =
                Map.of("visit", first.id(), "scheme", "S07", "credit", true, "recognition", shown);
        Map<String, Object> wanted = Map.of("checkIns", List.of(checkIn));
        Api.Answer answer = hospital.his().post("visits/check-ins", wanted, "k-2").expect(200);
        assertThat(answer.text("results.0.done.flow")).isEqualTo("CREDIT");
        // It has been used up: the second visit goes in the ordinary flow, and care goes on.
        assertThat(because(second.checksIn("S07", true, shown))).isEqualTo("recognition-used");
        second.does(BLOOD, "1");
        assertThat(second.total("done")).isEqualTo("60.00");
        // The same request again answers as before.
        assertThat(hospital.his().post("visits/check-ins", wanted, "k-2").expect(200).body())
                .isEqualTo(answer.body());
        assertThat(first.line(first.does(CT, "1")).get("funding").asString()).isEqualTo("CREDIT");
    }

    @Test
    void aRecognitionSettlesOneVisit() {
        begun.begins("S17");
        // 11 June: He has two visits and shows a code for the first.
        Resident he = world.insured("何小红", 1985);
        new InsurerDesk(world.sandbox()).shows(he.number(), "EC-1");
        Visit first = treated(he);
        Visit second = treated(he);
        long shown = desk.reads("E_CREDENTIAL", "EC-1", "S17").expect(201).number("recognition");
        desk.takes(first, "S17", shown).expect(200);
        desk.takes(second, "S17", shown).expectProblem(422, "recognition-used");
        // The second settles when He leaves, as without a code.
        second.ends();
        assertThat(second.settled().get("total").asString()).isEqualTo("60.00");
    }

    private Visit treated(Resident who) {
        Visit visit = hospital.registers(who.id(), "OUTPATIENT");
        visit.checksIn("S17", false, null);
        visit.does(BLOOD, "1");
        return visit;
    }

    private static String because(JsonNode checkedIn) {
        return checkedIn.path("because").asString("");
    }
}
