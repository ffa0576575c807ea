package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.Proves;
import org.xinyi.kernel.Money;
import tools.jackson.databind.JsonNode;

/// What cities report of their schemes, from what has happened in one that runs all of them:
/// each scheme's numbers are its own.
class StatisticsStoryTests extends Story {

    /// All that report numbers and give credit.
    private static final List<String> SCHEMES =
            List.of(
                    "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S14",
                    "S15", "S19", "S20");

    /// Where nothing is settled until somebody acts.
    private static final Map<String, String> ACTING =
            Map.of("S01", "PATIENT", "S03", "PATIENT", "S14", "DOCTOR", "S15", "DOCTOR");

    /// A bank's word rests on the number of a person: these people are granted a line by all.
    private static final int TRUSTED = 1987;

    private static final String NUMBERS = "statistics/schemes";

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    StatisticsStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T08:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Proves(
            value = "F166",
            in = {
                "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S14", "S15",
                "S19", "S20"
            })
    @Proves(
            value = "F167",
            in = {"S01", "S02", "S03", "S05", "S06", "S08", "S09", "S14", "S20"})
    @Proves(
            value = "F168",
            in = {"S02", "S04", "S05", "S06", "S14", "S19", "S20"})
    @Proves(
            value = "F170",
            in = {"S04", "S05", "S08", "S09", "S20"})
    @Proves(value = "F165", in = "S01")
    @Proves(
            value = "F157",
            in = {"S02", "S04", "S06", "S09"})
    @Test
    void eachSchemeIsCountedByItself() {
        Hospital centre = HealthCentre.of(world);
        Map<String, Resident> treated = new LinkedHashMap<>();
        Map<String, Resident> others = new HashMap<>();
        Map<String, List<Visit>> visits = new HashMap<>();
        for (String scheme : SCHEMES) {
            // 11 June: two people have lines, signed once; Li is treated on it in the hospital,
            // then
            // in the community's health centre.
            Resident li = world.insured("李小红", TRUSTED);
            Resident zhao = world.insured("赵六", TRUSTED);
            begun.opens(li, scheme);
            begun.opens(zhao, scheme);
            treated.put(scheme, li);
            others.put(scheme, zhao);
            visits.put(scheme, new ArrayList<>());
            of(visits, scheme).add(visits(hospital, li, scheme));
            of(visits, scheme).add(visits(centre, li, scheme));
        }
        // In Zibo Zhao is admitted, and leaves.
        Visit stay = hospital.admits(of(others, "S20"), "2000.00");
        stay.checksIn("S20");
        stay.does(BLOOD, "1");
        stay.ends();
        of(visits, "S20").add(stay);
        // 12 June: everything is settled.
        world.itIs("2020-06-12T09:00");
        treated.forEach(
                (scheme, li) -> {
                    Money owed = Money.ZERO;
                    for (Visit visit : of(visits, scheme)) {
                        owed = owed.plus(Money.parse(share(visit.settled(), "PERSONAL")));
                    }
                    Money granted = granted(li, scheme).plus(granted(of(others, scheme), scheme));
                    says(scheme, owed, granted);
                });
        // Everybody is a registered user, and a hospital sees what happened in it alone.
        assertThat(world.operator().get("statistics").number("people.registered"))
                .isEqualTo(2L * SCHEMES.size());
        assertThat(of(centre.his().get(NUMBERS).expect(200), "S01").at("/uses/visits").asInt())
                .isEqualTo(1);
    }

    @Proves(value = "F61", in = "S09")
    @Test
    void doctorsOrderOnCreditFromTheirWorkstations() {
        // 11 June: Chen is seen by two doctors, each signed in at a workstation of the own.
        Resident chen = world.insured("陈强", 1985);
        begun.opens(chen, "S09");
        Visit visit = hospital.receives(chen, "S09");
        for (String item : List.of(BLOOD, CT)) {
            Api.Answer ordered =
                    world.city()
                            .person(hospital.id(), "DOCTOR")
                            .post("orders", visit.order(item, "1"))
                            .expect(200);
            // The order is on credit: Chen goes straight to where it is done.
            assertThat(ordered.text("results.0.done.funding")).isEqualTo("CREDIT");
        }
        JsonNode told = of(world.operator().get(NUMBERS).expect(200), "S09");
        assertThat(told.at("/coverage/workstations").asInt()).isEqualTo(2);
    }

    private static Visit visits(Hospital at, Resident who, String scheme) {
        Visit visit = at.receives(who, scheme);
        visit.does(BLOOD, "1");
        visit.ends();
        if (ACTING.containsKey(scheme)) {
            visit.settles(ACTING.getOrDefault(scheme, ""));
        }
        return visit;
    }

    private void says(String scheme, Money owed, Money granted) {
        boolean stayed = scheme.equals("S20");
        JsonNode told = of(world.operator().get(NUMBERS).expect(200), scheme);
        JsonNode coverage = told.get("coverage");
        assertThat(coverage.get("institutions").asInt()).as(scheme).isEqualTo(2);
        assertThat(coverage.get("tertiary").asInt()).as(scheme).isEqualTo(1);
        assertThat(coverage.get("primary").asInt()).as(scheme).isEqualTo(1);
        assertThat(coverage.get("outpatient").asInt()).as(scheme).isEqualTo(2);
        assertThat(coverage.get("inpatient").asInt()).as(scheme).isEqualTo(stayed ? 1 : 0);
        assertThat(coverage.get("workstations").asInt()).as(scheme).isEqualTo(2);
        assertThat(coverage.get("lenders").asInt())
                .as(scheme)
                .isEqualTo(Begun.lends(scheme) ? 1 : 0);
        JsonNode people = told.get("people");
        assertThat(people.get("applied").asInt()).as(scheme).isEqualTo(2);
        assertThat(people.get("signed").asInt()).as(scheme).isEqualTo(2);
        assertThat(people.get("opened").asInt()).as(scheme).isEqualTo(2);
        assertThat(people.get("used").asInt()).as(scheme).isEqualTo(stayed ? 2 : 1);
        assertThat(people.get("granted").asString()).as(scheme).isEqualTo(granted.toString());
        JsonNode uses = told.get("uses");
        assertThat(uses.get("visits").asInt()).as(scheme).isEqualTo(stayed ? 3 : 2);
        assertThat(uses.get("stays").asInt()).as(scheme).isEqualTo(stayed ? 1 : 0);
        assertThat(uses.get("transactions").asInt()).as(scheme).isEqualTo(stayed ? 3 : 2);
        JsonNode money = told.get("money");
        assertThat(money.get("settled").asString())
                .as(scheme)
                .isEqualTo(stayed ? "180.00" : "120.00");
        assertThat(money.get("outpatient").asString()).as(scheme).isEqualTo("120.00");
        assertThat(money.get("advanced").asString()).as(scheme).isEqualTo(owed.toString());
    }

    private static Money granted(Resident who, String scheme) {
        String limit = who.meter(scheme, "limit");
        return limit.isEmpty() ? Money.ZERO : Money.parse(limit);
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
