package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;
import static org.xinyi.stories.Visit.share;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.xinyi.Proves;
import tools.jackson.databind.JsonNode;

/// Stays, other care, and families of the schemes against the running server.
class StaysAndFamiliesTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    StaysAndFamiliesTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
    }

    @Proves(value = "F87", in = {"S06", "S12", "S19"})
    @Proves(value = "F94", in = "S15")
    @Proves(value = {"F60", "F95"}, in = {"S06", "S19"})
    @ParameterizedTest
    @CsvSource({
        "S06, KIOSK, bank-a, WAIVED",
        "S12, KIOSK, , WAIVED",
        "S15, KIOSK, bank-a, PAID",
        "S19, KIOSK, bank-a, WAIVED"
    })
    void aStayIsSettledByItselfAtDischarge(
            String scheme, String mode, @Nullable String bank, String deposit) {
        // 11 June: admitted; the hospital would ask for 2,000.
        Resident li = world.insured("李小红", 1990);
        world.activate(scheme);
        li.signs(scheme, mode, bank);
        Visit stay = hospital.admits(li, "2000.00");
        JsonNode checkedIn = stay.checksIn(scheme);
        assertThat(checkedIn.get("flow").asString()).isEqualTo("CREDIT");
        assertThat(checkedIn.get("deposit").get("mode").asString()).isEqualTo(deposit);
        stay.does(CT, "10");
        assertThat(stay.settlements()).isEmpty();
        // 13 June: discharged. Fund and line bear the bill; nobody stands at a window.
        world.itIs("2020-06-13T10:00");
        stay.ends();
        JsonNode settlement = stay.settled();
        assertThat(settlement.get("trigger").asString()).isEqualTo("DISCHARGED");
        assertThat(share(settlement, "POOL")).isNotEqualTo("0.00");
        assertThat(li.meter(scheme, "used")).isEqualTo(share(settlement, "PERSONAL"));
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(value = {"F33", "F60", "F92", "F93", "F95", "F125"}, in = "S20")
    @Test
    void inZiboThePatientLeavesAndTheBillComesTheNextDay() {
        // 11 June: a stay on a bank's line.
        Resident li = world.insured("李小红", 1990);
        world.activate("S20");
        li.signs("S20", "KIOSK", "bank-a");
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

    @Proves(value = "F86", in = {"S04", "S13", "S14"})
    @Proves(value = "F158", in = "S14")
    @Proves(value = {"F59", "F116"}, in = "S19")
    @ParameterizedTest
    @CsvSource({
        "S04, KIOSK, EMERGENCY, VISIT_ENDED",
        "S13, KIOSK, EMERGENCY, VISIT_ENDED",
        "S14, APP, EMERGENCY, DAY_END",
        "S14, APP, INTERNET, DAY_END",
        "S19, KIOSK, PHARMACY, VISIT_ENDED"
    })
    void careOfThisKindGoesOnCredit(String scheme, String mode, String kind, String trigger) {
        // 11 June: the line is there.
        Resident li = world.insured("李小红", 1990);
        if (!scheme.equals("S04")) {
            world.activate(scheme);
        }
        li.signs(scheme, mode, scheme.equals("S19") ? "bank-a" : null);
        // Drugs, without paying.
        Visit visit = hospital.registers(li.id(), kind);
        assertThat(visit.checksIn(scheme).get("flow").asString()).isEqualTo("CREDIT");
        visit.does(DRUG, "2");
        visit.ends();
        // 12 June: settled, at the latest in the night.
        world.itIs("2020-06-12T08:00");
        assertThat(visit.settled().get("trigger").asString()).isEqualTo(trigger);
        assertThat(li.meter(scheme, "used")).isEqualTo(share(visit.settled(), "PERSONAL"));
    }

    @Test
    void inMianyangAStayIsNotCoveredAndGoesTheOrdinaryWay() {
        // 11 June: the line is for outpatients; a stay is admitted all the same.
        Resident liu = world.insured("刘小红", 1990);
        world.activate("S07");
        liu.signs("S07", "OFFICIAL_ACCOUNT", "bank-a");
        JsonNode stay = hospital.admits(liu, "500.00").checksIn("S07");
        assertThat(stay.get("flow").asString()).isEqualTo("ORDINARY");
        assertThat(stay.get("because").asString()).isEqualTo("care-not-in-scheme");
        assertThat(stay.get("deposit").get("mode").asString()).isEqualTo("PAID");
    }

    @Proves(value = "F119", in = {"S02", "S06", "S08", "S15", "S20"})
    @Proves(value = "F120", in = "S08")
    @Proves(value = "F123", in = "S20")
    @ParameterizedTest
    @CsvSource({
        "S02, APP, , CHILD, 1950",
        "S02, APP, , PARENT, 2012",
        "S06, KIOSK, bank-a, CHILD, 1950",
        "S08, KIOSK, bank-a, PARENT, 2003",
        "S15, KIOSK, bank-a, SPOUSE, 1988",
        "S20, KIOSK, bank-a, CHILD, 1950",
        "S20, KIOSK, bank-a, SPOUSE, 1988"
    })
    void aRelativeIsTreatedOnTheLineOfTheFamily(
            String scheme, String mode, @Nullable String bank, String relation, int bornIn) {
        // 11 June: Li holds a line and lets a relative use it.
        Resident li = world.insured("李小红", 1990);
        Resident relative = world.insured("李小宝", bornIn);
        world.activate(scheme);
        li.signs(scheme, mode, bank);
        li.shares(scheme, li.paysFor(relative, relation)).expect(201);
        // The relative is treated.
        Visit visit = hospital.receives(relative, scheme);
        visit.does(BLOOD, "1");
        visit.ends();
        // 12 June: it was settled in the night at the latest; Li owes it.
        world.itIs("2020-06-12T09:00");
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("patient").asLong()).isEqualTo(relative.id());
        String personal = share(settlement, "PERSONAL");
        assertThat(relative.owes()).isEqualTo("0.00");
        assertThat(li.owes()).isEqualTo(personal);
        assertThat(li.meter(scheme, "used")).isEqualTo(personal);
        // She pays from where she is.
        li.paysByWallet();
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(value = "F120", in = "S08")
    @Proves(value = "F123", in = "S20")
    @ParameterizedTest
    @CsvSource({
        "S08, KIOSK, bank-a, PARENT, 2002, 18 years old",
        "S08, KIOSK, bank-a, CHILD, 1950, only minors share",
        "S20, KIOSK, bank-a, PARENT, 2012, a child or spouse",
        "S12, KIOSK, , CHILD, 1950, no sharing"
    })
    void whomTheSchemeDoesNotNameUsesNoLineOfOthers(
            String scheme, String mode, @Nullable String bank, String relation, int bornIn) {
        Resident li = world.insured("李小红", 1980);
        Resident relative = world.insured("李小宝", bornIn);
        world.activate(scheme);
        li.signs(scheme, mode, bank);
        li.shares(scheme, li.paysFor(relative, relation)).expectProblem(409, "sharing-not-allowed");
    }
}
