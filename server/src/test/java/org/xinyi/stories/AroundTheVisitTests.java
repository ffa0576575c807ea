package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CONSULTATION;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;

/// What surrounds a visit on credit: a place booked on the phone, a guide to the next room, the
/// bill that is told at once, and what the patient says of it.
class AroundTheVisitTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    AroundTheVisitTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Test
    void whatIsOrderedStaysOnTheLineItWasOrderedOn() {
        // 11 June: Li has lines of two schemes, and is treated under the first.
        Resident li = world.insured("李小红", 1990);
        begun.opens(li, "S04");
        begun.opens(li, "S02");
        Visit visit = hospital.registers(li.id(), "OUTPATIENT");
        long first = visit.checksIn("S04").get("line").asLong();
        visit.orders(BLOOD, "1");
        // Checked in once more, under the second: it is as it was.
        assertThat(visit.checksIn("S02").get("line").asLong()).isEqualTo(first);
    }

    @Proves(
            value = "F55",
            in = {"S01", "S02", "S04", "S14", "S19"})
    @Proves(value = "F56", in = "S04")
    @Test
    void aPlaceIsBookedOnThePhoneAndKeptOnCredit() {
        List<String> schemes = List.of("S01", "S02", "S04", "S14", "S19");
        Map<String, Resident> people = new HashMap<>();
        Map<String, Long> bookings = new HashMap<>();
        // 11 June: five places are free tomorrow from nine to half past.
        String slots = "departments/" + hospital.place(CONSULTATION) + "/slots";
        Map<String, Object> slot =
                Map.of("date", "2020-06-12", "start", "09:00", "end", "09:30", "capacity", 5);
        hospital.his().put(slots, Map.of("slots", List.of(slot))).expect(200);
        // Five people with lines of five schemes take them on the phone; then none is left.
        for (String scheme : schemes) {
            Resident li = world.insured("李小红", 1990);
            begun.opens(li, scheme);
            long free = li.phone().get(slots).expect(200).number("slots.0.id");
            Map<String, Object> wanted = Map.of("patient", li.id(), "slot", free);
            people.put(scheme, li);
            bookings.put(
                    scheme,
                    li.phone()
                            .post("bookings", Map.of("bookings", List.of(wanted)))
                            .expect(200)
                            .number("results.0.done.id"));
        }
        assertThat(world.operator().get(slots).expect(200).at("slots")).isEmpty();
        // 12 June: they come; the visits are on credit.
        world.itIs("2020-06-12T09:00");
        people.forEach(
                (scheme, li) -> {
                    Visit visit = hospital.expects(li, bookings.getOrDefault(scheme, 0L));
                    assertThat(visit.checksIn(scheme).get("flow").asString())
                            .as(scheme)
                            .isEqualTo("CREDIT");
                    assertThat(
                                    li.phone()
                                            .get("patients/" + li.id() + "/bookings")
                                            .text("bookings.0.state"))
                            .isEqualTo("KEPT");
                });
    }

    @Proves(
            value = {"F76", "F77"},
            in = "S04")
    @Test
    void aGuideSaysWhereToGoNext() {
        // 11 June: blood test and CT are ordered; the guide leads to both, on the phone and on
        // paper.
        Resident wang = world.insured("王小明", 1985);
        wang.signs("S04");
        Visit visit = hospital.receives(wang, "S04");
        visit.orders(BLOOD, "1");
        visit.orders(CT, "1");
        String guide = "visits/" + visit.id() + "/guide";
        Api.Answer both = wang.phone().get(guide).expect(200);
        assertThat(both.at("stops").findValuesAsString("kind"))
                .containsExactlyInAnyOrder("LABORATORY", "IMAGING");
        assertThat(both.text("stops.0.location")).isEqualTo("1号楼");
        assertThat(hospital.his().get(guide + ".html").expect(200).body())
                .contains("就诊指引单", "血常规", "胸部CT", "1号楼");
        // The blood is taken: the CT is left.
        visit.confirms(visit.order(BLOOD), "DONE", null);
        assertThat(wang.phone().get(guide).at("stops").findValuesAsString("kind"))
                .containsExactly("IMAGING");
    }

    @Proves(
            value = {"F17", "F128", "F172"},
            in = "S04")
    @Test
    void staffHelpToSignTheBillIsToldAtOnceAndThePatientSaysHowItWas() {
        // 11 June: somebody of the staff stands by when Wang signs; the evidence says so.
        Resident wang = world.insured("王小明", 1985);
        long commitment = wang.signs("S04");
        assertThat(
                        wang.phone()
                                .get("commitments/" + commitment + "/evidence")
                                .expect(200)
                                .text("parts.staffAssisted"))
                .isEqualTo("true");
        // Treated and settled: a message tells amount and due day at once.
        Visit visit = hospital.receives(wang, "S04");
        visit.does(BLOOD, "1");
        visit.ends();
        String personal = share(visit.settled(), "PERSONAL");
        assertThat(
                        wang.phone()
                                .get("patients/" + wang.id() + "/messages")
                                .at("messages")
                                .findValuesAsString("text"))
                .anySatisfy(text -> assertThat(text).contains("账单已出", personal, "6月14日"));
        // Wang was content, and waited ten minutes; another patient, in the ordinary flow, was not.
        rates(wang, visit, 5, 10);
        Resident zhao = world.insured("赵六", 1990);
        Visit ordinary = hospital.registers(zhao.id(), "OUTPATIENT");
        ordinary.checksInOrdinarily();
        ordinary.ends();
        rates(zhao, ordinary, 2, 60);
        Api.Answer told =
                world.operator().get("institutions/" + hospital.id() + "/satisfaction").expect(200);
        assertThat(told.at("flows").findValuesAsString("flow"))
                .containsExactly("CREDIT", "ORDINARY");
        assertThat(told.text("flows.0.satisfiedPercent")).startsWith("100");
        assertThat(told.text("flows.1.satisfiedPercent")).startsWith("0");
        assertThat(told.text("flows.1.averageWaitedMinutes")).startsWith("60");
    }

    private static void rates(Resident who, Visit visit, int score, int waited) {
        who.phone()
                .post(
                        "visits/" + visit.id() + "/satisfaction",
                        Map.of("score", score, "waitedMinutes", waited))
                .expect(201);
    }
}
