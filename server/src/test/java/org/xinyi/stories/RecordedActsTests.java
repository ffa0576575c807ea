package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;

/// Acts that two people have recorded count where a pack counts acts, and harm nobody else.
class RecordedActsTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;
    private Outside outside;

    RecordedActsTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
        outside = new Outside(world);
    }

    @Test
    void whereBillsInArrearsAreCountedNoActListsAgain() {
        // 11 June: three bills. 20 June: all are overdue, and Wang is listed.
        Resident wang = world.resident("王小明", 1985);
        begun.opens(wang, "S09");
        for (int i = 0; i < 3; i++) {
            owes(wang);
        }
        world.itIs("2020-06-20T12:00");
        Api.Answer listed = listings(wang);
        assertThat(listed.json()).hasSize(1);
        // Two people lift it. An act that is recorded now is no bill in arrears.
        outside.decidedByTwo(
                "listings/" + listed.number("0.listing") + "/lift-proposals",
                Map.of("reason", "误列"));
        isRecorded(wang, "S09", 1);
        assertThat(listings(wang).json()).hasSize(1);
        Visit visit = hospital.registers(wang.id(), "OUTPATIENT");
        assertThat(visit.checksIn("S09").get("flow").asString()).isEqualTo("CREDIT");
    }

    @Test
    void noActListsTheDead() {
        // 11 June: a bill, and six acts. Wang dies.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S02");
        hospital.visit(wang, "S02");
        for (int i = 1; i <= 6; i++) {
            isRecorded(wang, "S02", i);
        }
        world.city()
                .person(hospital.id(), "HOSPITAL_ADMIN")
                .post("patients/" + wang.id() + "/death", Map.of("diedOn", "2020-06-11"))
                .expect(204);
        // A seventh is recorded all the same.
        isRecorded(wang, "S02", 7);
        assertThat(listings(wang).json()).isEmpty();
    }

    private void owes(Resident who) {
        Visit visit = hospital.receives(who, "S09");
        visit.does(BLOOD, "1");
        visit.ends();
        visit.settled();
    }

    private void isRecorded(Resident who, String scheme, int act) {
        outside.decidedByTwo(
                "dishonest-acts",
                Map.of("person", who.id(), "scheme", scheme, "reason", "冒用他人信息 " + act));
    }

    private static Api.Answer listings(Resident who) {
        return who.phone().get("patients/" + who.id() + "/listings").expect(200);
    }
}
