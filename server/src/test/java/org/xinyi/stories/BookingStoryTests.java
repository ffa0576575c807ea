package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// Places that are given back, and places that are added while people wait.
class BookingStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    BookingStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
    }

    @Proves(value = "F62", in = "S09")
    @Test
    void whereTheMorningIsFullPlacesAreAddedForWhoeverIsThere() {
        // 11 June: one place at 9:30, and Wang has it. Li stands in the hospital, too.
        Resident wang = world.insured("王小明", 1985);
        Resident li = world.insured("李小红", 1990);
        new Begun(world).opens(li, "S09");
        String slots = "departments/" + hospital.place(Hospital.CONSULTATION) + "/slots";
        hospital.his().put(slots, Map.of("slots", List.of(places(1)))).expect(200);
        long slot = wang.phone().get(slots).expect(200).number("slots.0.id");
        books(wang, slot);
        assertThat(li.phone().get(slots).expect(200).at("slots")).isEmpty();
        // The hospital adds a place; Li takes it, and is treated on credit at once.
        hospital.his().put(slots, Map.of("slots", List.of(places(2)))).expect(200);
        Visit visit = hospital.expects(li, books(li, slot));
        assertThat(visit.checksIn("S09").get("flow").asString()).isEqualTo("CREDIT");
        visit.does(BLOOD, "1");
        assertThat(visit.total("done")).isEqualTo("60.00");
    }

    private static Map<String, Object> places(int capacity) {
        return Map.of("date", "2020-06-11", "start", "09:30", "end", "10:00", "capacity", capacity);
    }

    private static long books(Resident who, long slot) {
        Map<String, Object> wanted = Map.of("patient", who.id(), "slot", slot);
        Api.Answer booked =
                who.phone().post("bookings", Map.of("bookings", List.of(wanted))).expect(200);
        return booked.number("results.0.done.id");
    }

    @Test
    void aBookingCancelledInTheNightIsNotAnnouncedInTheMorning() {
        // 11 June: Wang books for the 13th, twice.
        Resident wang = world.insured("王小明", 1985);
        String slots = "departments/" + hospital.place(BLOOD) + "/slots";
        List<Long> booked = new ArrayList<>();
        for (String start : List.of("09:00", "10:00")) {
            Map<String, Object> slot =
                    Map.of(
                            "date",
                            "2020-06-13",
                            "start",
                            start,
                            "end",
                            start.replace(":00", ":30"),
                            "capacity",
                            1);
            hospital.his().put(slots, Map.of("slots", List.of(slot))).expect(200);
        }
        for (JsonNode free : wang.phone().get(slots).expect(200).at("slots")) {
            booked.add(books(wang, free.get("id").asLong()));
        }
        // 12 June, 7:00: both messages are written. The first place is given back.
        world.itIs("2020-06-12T07:00");
        wang.phone()
                .post("bookings/cancellations", Map.of("bookings", List.of(booked.getFirst())))
                .expect(200);
        // 9:30: the second alone is announced.
        world.itIs("2020-06-12T09:30");
        World.eventually(
                () ->
                        assertThat(sent(wang))
                                .singleElement()
                                .asString()
                                .contains("2020-06-13 10:00"));
    }

    /// What the carrier was handed about bookings.
    private static List<String> sent(Resident who) {
        List<String> sent = new ArrayList<>();
        for (JsonNode one :
                who.phone().get("patients/" + who.id() + "/messages").expect(200).at("messages")) {
            if (one.get("text").asString().contains("您预约了")
                    && !one.get("state").asString().equals("FAILED")) {
                sent.add(one.get("text").asString());
            }
        }
        return sent;
    }
}
