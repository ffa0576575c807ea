package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CONSULTATION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// How much a scheme is used and what it saves, beside the ordinary flow of the same city.
class RatesStoryTests extends Story {

    private static final String NUMBERS = "statistics/schemes";

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    RatesStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T08:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Proves(value = "F169", in = "S04")
    @Test
    void ratesSayOfWhat() {
        // 11 June: Wang, Li and Zhao have signed; two have not. Li has booked for tomorrow.
        List<Resident> people = new ArrayList<>();
        for (String name : List.of("王小明", "李小红", "赵六", "孙八", "周七")) {
            people.add(world.insured(name, 1990));
        }
        people.subList(0, 3).forEach(one -> begun.opens(one, "S04"));
        long booking = books(people.get(1));
        // 12 June: five come; Wang and Li go on credit.
        world.itIs("2020-06-12T09:00");
        Visit wang = hospital.receives(people.get(0), "S04");
        Visit li = hospital.expects(people.get(1), booking);
        li.checksIn("S04");
        for (Resident one : people.subList(2, 5)) {
            hospital.registers(one.id(), "OUTPATIENT").checksInOrdinarily();
        }
        for (Visit visit : List.of(wang, li)) {
            visit.does(BLOOD, "1");
            visit.ends();
            visit.settled();
        }
        Api.Answer told = world.operator().get(NUMBERS + "?from=2020-06-12").expect(200);
        assertThat(told.number("visits")).isEqualTo(5);
        assertThat(told.text("bookedPercent")).startsWith("20");
        assertThat(of(told, "S04").get("signingPercent").asString()).startsWith("60");
        assertThat(of(told, "S04").get("usagePercent").asString()).startsWith("40");
        // 16 June: three days are over. Wang has paid in time, Li has not: half is in arrears.
        String owed = people.get(1).owes();
        people.get(0).paysByWallet();
        world.itIs("2020-06-16T09:00");
        JsonNode later = of(world.operator().get(NUMBERS).expect(200), "S04");
        assertThat(later.at("/money/arrears").asString()).isEqualTo(owed);
        assertThat(later.get("arrearsPercent").asString()).startsWith("50");
    }

    /// In Beijing a visit is to be 60 % shorter and in Zhuhai 30 %, in Lianyungang people wait
    /// eight minutes less, in Xiamen a visit is nearly a third shorter, and in Shanghai 75 % of
    /// the time was queueing and half an hour is saved.
    @Proves(
            value = "F171",
            in = {"S02", "S04", "S06", "S08", "S14"})
    @Proves(value = "F172", in = "S02")
    @Test
    void timesStandBesideThoseOfTheOrdinaryFlow() {
        Map<String, Visit> visits = new HashMap<>();
        Map<String, Resident> people = new HashMap<>();
        for (String scheme : List.of("S02", "S04", "S06", "S08", "S14")) {
            Resident li = world.insured("李小红", 1990);
            begun.opens(li, scheme);
            people.put(scheme, li);
        }
        Resident zhao = world.insured("赵六", 1990);
        // 11 June, 9:00: everybody registers. Zhao pays as ever.
        world.itIs("2020-06-11T09:00");
        people.forEach((scheme, li) -> visits.put(scheme, hospital.receives(li, scheme)));
        Visit ordinary = hospital.registers(zhao.id(), "OUTPATIENT");
        ordinary.checksInOrdinarily();
        visits.values().forEach(visit -> visit.does(CONSULTATION, "1"));
        leaves(visits, "S02", "09:40");
        leaves(visits, "S08", "10:07");
        leaves(visits, "S06", "10:10");
        of(visits, "S14").ends();
        world.itIs("2020-06-11T10:40");
        ordinary.ends();
        was(of(visits, "S04"), "CALLED", "2020-06-11T09:12");
        was(ordinary, "CALLED", "2020-06-11T09:20");
        was(ordinary, "CASHIER_QUEUED", "2020-06-11T09:30");
        was(ordinary, "CASHIER_SERVED", "2020-06-11T10:25");
        says(of(people, "S02"), of(visits, "S02"), 5);
        says(zhao, ordinary, 2);
        Api.Answer told = world.operator().get(NUMBERS).expect(200);
        assertThat(told.text("ordinary.stayMinutes")).startsWith("100");
        assertThat(told.text("ordinary.queuedPercent")).startsWith("75");
        assertThat(told.text("ordinary.cashierMinutes")).startsWith("55");
        assertThat(told.text("ordinary.satisfiedPercent")).startsWith("0");
        assertThat(number(told, "S02", "/flow/satisfiedPercent")).startsWith("100");
        assertThat(number(told, "S02", "/stayShorterPercent")).startsWith("60");
        assertThat(number(told, "S04", "/waitedLessMinutes")).startsWith("8");
        assertThat(number(told, "S06", "/stayShorterPercent")).startsWith("30");
        assertThat(number(told, "S08", "/stayShorterPercent")).startsWith("33");
        assertThat(number(told, "S08", "/savedMinutes")).startsWith("33");
        assertThat(number(told, "S14", "/savedMinutes")).startsWith("30");
    }

    /// Minutes from the bill to its payment, as the hospital's system has them.
    @Proves(value = "F171", in = "S18")
    @Test
    void settlingBecomesShorterFromOnePeriodToTheNext() {
        begun.begins("S18");
        Resident zhao = world.insured("赵六", 1990);
        // 11 June: 17 minutes at a window. 12 June: three, on the phone.
        world.itIs("2020-06-11T11:00");
        settles(zhao, "2020-06-11T11:00", "2020-06-11T11:17");
        world.itIs("2020-06-12T11:00");
        settles(zhao, "2020-06-12T11:00", "2020-06-12T11:03");
        Api.Answer before = world.operator().get(NUMBERS + "?to=2020-06-11").expect(200);
        Api.Answer after = world.operator().get(NUMBERS + "?from=2020-06-12").expect(200);
        assertThat(before.text("ordinary.cashierMinutes")).startsWith("17");
        assertThat(after.text("ordinary.cashierMinutes")).startsWith("3");
    }

    private void settles(Resident who, String from, String until) {
        Visit visit = hospital.registers(who.id(), "OUTPATIENT");
        visit.checksInOrdinarily();
        visit.does(CONSULTATION, "1");
        world.itIs(until);
        was(visit, "CASHIER_QUEUED", from);
        was(visit, "CASHIER_SERVED", until);
        visit.ends();
    }

    @Proves(value = "F173", in = "S04")
    @Test
    void fewerWindowsAndStaffAreCounted() {
        // 11 June: seven windows, with one cashier each.
        for (int window = 1; window <= 7; window++) {
            begins("收费员" + window, "窗口" + window);
        }
        // 12 June: two, with three cashiers.
        world.itIs("2020-06-12T09:00");
        begins("甲", "综合1");
        long early = begins("乙", "综合2");
        hospital.his()
                .post("shifts/" + early + "/close", Map.of("countedCash", "0.00"))
                .expect(200);
        begins("丙", "综合2");
        Api.Answer before = world.operator().get(NUMBERS + "?to=2020-06-11").expect(200);
        assertThat(before.number("cashierWindows")).isEqualTo(7);
        assertThat(before.number("cashiers")).isEqualTo(7);
        Api.Answer after = world.operator().get(NUMBERS + "?from=2020-06-12").expect(200);
        assertThat(after.number("cashierWindows")).isEqualTo(2);
        assertThat(after.number("cashiers")).isEqualTo(3);
    }

    private long books(Resident who) {
        String slots = "departments/" + hospital.place(CONSULTATION) + "/slots";
        Map<String, Object> slot =
                Map.of("date", "2020-06-12", "start", "09:00", "end", "09:30", "capacity", 5);
        hospital.his().put(slots, Map.of("slots", List.of(slot))).expect(200);
        long free = who.phone().get(slots).expect(200).number("slots.0.id");
        return who.phone()
                .post(
                        "bookings",
                        Map.of("bookings", List.of(Map.of("patient", who.id(), "slot", free))))
                .expect(200)
                .number("results.0.done.id");
    }

    private void leaves(Map<String, Visit> visits, String scheme, String at) {
        world.itIs("2020-06-11T" + at);
        of(visits, scheme).ends();
    }

    private static void was(Visit visit, String kind, String at) {
        Map<String, Object> station =
                Map.of("visit", visit.id(), "kind", kind, "at", World.at(at).toString());
        JsonNode result =
                visit.his()
                        .post("stations", Map.of("stations", List.of(station)))
                        .expect(200)
                        .at("results.0");
        assertThat(result.has("done")).as(result.toString()).isTrue();
    }

    private static void says(Resident who, Visit visit, int score) {
        who.phone()
                .post("visits/" + visit.id() + "/satisfaction", Map.of("score", score))
                .expect(201);
    }

    private long begins(String cashier, String window) {
        return hospital.his()
                .post(
                        "shifts",
                        Map.of("cashier", cashier, "window", window, "openingFloat", "0.00"))
                .expect(201)
                .number("id");
    }

    private static String number(Api.Answer told, String scheme, String path) {
        return of(told, scheme).at(path).asString();
    }

    private static JsonNode of(Api.Answer told, String scheme) {
        for (JsonNode one : told.at("schemes")) {
            if (one.get("scheme").asString().equals(scheme)) {
                return one;
            }
        }
        throw new AssertionError("Not told: " + scheme);
    }

    private static <T> T of(Map<String, T> all, String key) {
        return Objects.requireNonNull(all.get(key), key);
    }
}
