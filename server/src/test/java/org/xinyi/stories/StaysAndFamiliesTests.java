package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;
import static org.xinyi.stories.Visit.share;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// Stays, other care, and families of the schemes against the running server.
class StaysAndFamiliesTests extends Story {

    /// Scheme, what Li is to the relative, and when that one was born.
    private static final String RELATIVES =
            """
            S02 CHILD 1950
            S02 PARENT 2012
            S06 CHILD 1950
            S08 PARENT 2003
            S15 SPOUSE 1988
            S20 CHILD 1950
            S20 SPOUSE 1988
            """;

    /// A minor is under 18, kin is a child or spouse, and one scheme shares nothing.
    private static final String STRANGERS =
            """
            S08 PARENT 2002
            S08 CHILD 1950
            S20 PARENT 2012
            S12 CHILD 1950
            """;

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    StaysAndFamiliesTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Proves(
            value = "F87",
            in = {"S06", "S12", "S19"})
    @Proves(value = "F88", in = "S06")
    @Proves(value = "F94", in = "S15")
    @Proves(
            value = {"F60", "F95"},
            in = {"S06", "S19"})
    @Test
    void aStayIsSettledByItselfAtDischarge() {
        Map<String, String> deposits =
                new TreeMap<>(
                        Map.of("S06", "WAIVED", "S12", "WAIVED", "S15", "PAID", "S19", "WAIVED"));
        Map<String, Resident> people = new HashMap<>();
        Map<String, Visit> stays = new HashMap<>();
        deposits.forEach(
                (scheme, deposit) -> {
                    // 11 June: admitted; the hospital would ask for 2,000.
                    Resident li = world.insured("李小红", 1990);
                    begun.opens(li, scheme);
                    Visit stay = hospital.admits(li, "2000.00");
                    JsonNode checkedIn = stay.checksIn(scheme);
                    assertThat(checkedIn.get("flow").asString()).as(scheme).isEqualTo("CREDIT");
                    assertThat(checkedIn.get("deposit").get("mode").asString())
                            .as(scheme)
                            .isEqualTo(deposit);
                    stay.does(CT, "10");
                    assertThat(stay.settlements()).as(scheme).isEmpty();
                    people.put(scheme, li);
                    stays.put(scheme, stay);
                });
        // 13 June: discharged. Fund and line bear the bill; nobody stands at a window.
        world.itIs("2020-06-13T10:00");
        stays.forEach(
                (scheme, stay) -> {
                    stay.ends();
                    JsonNode settlement = stay.settled();
                    assertThat(trigger(settlement)).as(scheme).isEqualTo("DISCHARGED");
                    assertThat(share(settlement, "POOL")).as(scheme).isNotEqualTo("0.00");
                    assertThat(of(people, scheme).meter(scheme, "used"))
                            .as(scheme)
                            .isEqualTo(share(settlement, "PERSONAL"));
                });
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F33", "F60", "F92", "F93", "F95", "F125"},
            in = "S20")
    @Test
    void inZiboThePatientLeavesAndTheBillComesTheNextDay() {
        // 11 June: a stay on a bank's line.
        Resident li = world.insured("李小红", 1990);
        begun.opens(li, "S20");
        Visit stay = hospital.admits(li, "2000.00");
        assertThat(stay.checksIn("S20").get("flow").asString()).isEqualTo("CREDIT");
        stay.does(CT, "1");
        // 13 June: Li just leaves; nothing is settled on that day.
        world.itIs("2020-06-13T10:00");
        stay.ends();
        world.itIs("2020-06-13T23:00");
        assertThat(stay.settlements()).isEmpty();
        assertThat(li.owes()).isEqualTo("0.00");
        // 14 June: insurer and bank were asked in the night; the bill is there, and the bank bears
        // the personal share.
        world.itIs("2020-06-14T08:00");
        JsonNode settlement = stay.settled();
        assertThat(li.owes()).isEqualTo(share(settlement, "PERSONAL"));
        assertThat(li.meter("S20", "used")).isEqualTo(share(settlement, "PERSONAL"));
        // The statement of 10 July is to be paid 29 days later.
        assertThat(li.bills().text("bills.0.dueAt")).startsWith("2020-08-08");
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = "F86",
            in = {"S04", "S13", "S14"})
    @Proves(value = "F158", in = "S14")
    @Proves(
            value = {"F59", "F116"},
            in = "S19")
    @Test
    void careOfThisKindGoesOnCredit() {
        Map<String, String> triggers =
                new TreeMap<>(
                        Map.of(
                                "S04 EMERGENCY", "VISIT_ENDED",
                                "S13 EMERGENCY", "VISIT_ENDED",
                                "S14 EMERGENCY", "DAY_END",
                                "S14 INTERNET", "DAY_END",
                                "S19 PHARMACY", "VISIT_ENDED"));
        Map<String, Resident> people = new HashMap<>();
        Map<String, Visit> visits = new HashMap<>();
        for (String care : triggers.keySet()) {
            String scheme = care.substring(0, 3);
            // 11 June: the line is there.
            Resident li = world.insured("李小红", 1990);
            begun.opens(li, scheme);
            // Drugs, without paying.
            Visit visit = hospital.registers(li.id(), care.substring(4));
            assertThat(visit.checksIn(scheme).get("flow").asString()).as(care).isEqualTo("CREDIT");
            visit.does(DRUG, "2");
            visit.ends();
            people.put(care, li);
            visits.put(care, visit);
        }
        // 12 June: settled, at the latest in the night.
        world.itIs("2020-06-12T08:00");
        triggers.forEach(
                (care, trigger) -> {
                    JsonNode settlement = of(visits, care).settled();
                    assertThat(trigger(settlement)).as(care).isEqualTo(trigger);
                    assertThat(of(people, care).meter(care.substring(0, 3), "used"))
                            .as(care)
                            .isEqualTo(share(settlement, "PERSONAL"));
                });
    }

    @Proves(value = "F87", in = "S04")
    @Test
    void inLianyungangATrialWardAsksForNoDeposit() {
        // 11 June: the ward does not take part yet: the deposit is paid as ever.
        Resident wang = world.insured("王小明", 1985);
        Resident zhao = world.insured("赵六", 1990);
        begun.opens(wang, "S04");
        begun.opens(zhao, "S04");
        JsonNode before = hospital.admits(wang, "2000.00").checksIn("S04");
        assertThat(before.get("deposit").get("mode").asString()).isEqualTo("PAID");
        // Now it does: nothing is to be paid at admission.
        hospital.triesWithoutDeposit();
        JsonNode after = hospital.admits(zhao, "2000.00").checksIn("S04");
        assertThat(after.get("deposit").get("mode").asString()).isEqualTo("WAIVED");
    }

    @Test
    void inMianyangAStayIsNotCoveredAndGoesTheOrdinaryWay() {
        // 11 June: the line is for outpatients; a stay is admitted all the same.
        Resident liu = world.insured("刘小红", 1990);
        begun.opens(liu, "S07");
        JsonNode stay = hospital.admits(liu, "500.00").checksIn("S07");
        assertThat(stay.get("flow").asString()).isEqualTo("ORDINARY");
        assertThat(stay.get("because").asString()).isEqualTo("care-not-in-scheme");
        assertThat(stay.get("deposit").get("mode").asString()).isEqualTo("PAID");
    }

    @Proves(
            value = "F119",
            in = {"S02", "S06", "S08", "S15", "S20"})
    @Proves(
            value = {"F08", "F120"},
            in = "S08")
    @Proves(value = "F123", in = "S20")
    @Test
    void aRelativeIsTreatedOnTheLineOfTheFamily() {
        Map<String, Resident> payers = new LinkedHashMap<>();
        Map<String, Resident> relatives = new HashMap<>();
        Map<String, Visit> visits = new HashMap<>();
        for (String row : RELATIVES.lines().toList()) {
            // 11 June: Li holds a line and lets a relative use it.
            String scheme = row.substring(0, 3);
            Resident li = world.insured("李小红", 1990);
            Resident relative = world.insured("李小宝", Integer.parseInt(last(row)));
            begun.opens(li, scheme);
            li.shares(scheme, li.paysFor(relative, row.split(" ", -1)[1])).expect(201);
            // The relative is treated.
            Visit visit = hospital.receives(relative, scheme);
            visit.does(BLOOD, "1");
            visit.ends();
            payers.put(row, li);
            relatives.put(row, relative);
            visits.put(row, visit);
        }
        // 12 June: it was settled in the night at the latest. Li owes it, and pays from where she
        // is.
        world.itIs("2020-06-12T09:00");
        payers.forEach(
                (row, li) -> {
                    String personal = share(of(visits, row).settled(), "PERSONAL");
                    assertThat(of(relatives, row).owes()).as(row).isEqualTo("0.00");
                    assertThat(li.owes()).as(row).isEqualTo(personal).isNotEqualTo("0.00");
                    assertThat(li.meter(row.substring(0, 3), "used")).isEqualTo(personal);
                    li.paysByWallet();
                });
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F08", "F120"},
            in = "S08")
    @Proves(value = "F123", in = "S20")
    @Test
    void whomTheSchemeDoesNotNameUsesNoLineOfOthers() {
        for (String row : STRANGERS.lines().toList()) {
            String scheme = row.substring(0, 3);
            Resident li = world.insured("李小红", 1980);
            Resident relative = world.insured("李小宝", Integer.parseInt(last(row)));
            begun.opens(li, scheme);
            li.shares(scheme, li.paysFor(relative, row.split(" ", -1)[1]))
                    .expectProblem(409, "sharing-not-allowed");
        }
    }

    private static String last(String row) {
        return row.substring(row.lastIndexOf(' ') + 1);
    }

    private static String trigger(JsonNode settlement) {
        return settlement.get("trigger").asString();
    }

    private static <T> T of(Map<String, T> all, String key) {
        return Objects.requireNonNull(all.get(key), key);
    }
}
