package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Proves;
import org.xinyi.ledger.JournalKind;
import tools.jackson.databind.JsonNode;

/// Who bears what is not paid, as the packs say it.
class LossShareStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Begun begun;

    LossShareStoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        begun = new Begun(world);
    }

    @Proves(value = "F147", in = "S02")
    @Test
    void inBeijingTheCreditInsurerPaysTheHospitalFirstAndTheDebtIsItsOwn() {
        // 11 June: 238.80 of 420.00 are Wang's; due on the 18th, and not paid.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S02");
        Visit visit = hospital.treats(wang, "S02");
        visit.ends();
        visit.settled();
        // 18 July: thirty days overdue are not over. The 19th: claimed; granted a day later.
        world.itIs("2020-07-18T09:00");
        assertThat(claims()).isEmpty();
        world.itIs("2020-07-19T09:00");
        reach("SENT");
        world.itIs("2020-07-20T09:00");
        reach("ACCEPTED");
        // 15 August: the insurer pays.
        world.itIs("2020-08-16T09:00");
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.COMPENSATED))
                                .containsExactlyInAnyOrder(
                                        "H PERSONAL POSITION→LINE 238.80",
                                        "H PERSONAL LINE→POSITION 238.80"));
        // Wang owes what he owed, to the insurer, and pays it.
        assertThat(wang.owes()).isEqualTo("238.80");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F148", "F149"},
            in = "S09")
    @Test
    void inXiamenReliefInsuranceAndTreasuryShareWhatIsGivenUp() {
        // 11 June: 238.80 unpaid. 1 August: two of the hospital give it up.
        Resident wang = world.insured("王小明", 1985);
        begun.opens(wang, "S09");
        Visit visit = hospital.treats(wang, "S09");
        visit.ends();
        visit.settled();
        long bill = wang.bills().at("bills").get(0).get("obligation").asLong();
        world.itIs("2020-08-01T09:00");
        givesUp(bill);
        // 16 December: 180 days after it was due. Each is asked for its share, in the pack's order.
        world.itIs("2020-12-16T12:00");
        assertThat(claims())
                .containsExactlyInAnyOrder(
                        "CIVIL_AFFAIRS 71.64", "CREDIT_INSURER 83.58", "FISCAL 41.79");
        reach("SENT");
        world.itIs("2020-12-17T09:00");
        reach("ACCEPTED");
        // 15 January: all three pay; the debt itself stays.
        world.itIs("2021-01-16T09:00");
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.SUBSIDY_PAID))
                                .contains(
                                        "H PERSONAL POSITION→BETWEEN 71.64",
                                        "H PERSONAL POSITION→BETWEEN 83.58",
                                        "H PERSONAL POSITION→BETWEEN 41.79"));
        assertThat(wang.owes()).isEqualTo("238.80");
    }

    @Proves(value = "F150", in = "S01")
    @Test
    void inKunmingTheHospitalsClaimBecomesTheBanksLoan() {
        // 11 June: the bank advances; it owes the hospital, and Wang owes the bank.
        Resident wang = world.insured("王小明", 1990);
        begun.opens(wang, "S01");
        Visit visit = hospital.treats(wang, "S01");
        visit.ends();
        visit.settles("PATIENT");
        visit.settled();
        assertThat(wang.owes()).isEqualTo("238.80");
        assertThat(world.entries(JournalKind.SETTLED))
                .contains("H PERSONAL BETWEEN→POSITION 238.80", "H PERSONAL LINE→BETWEEN 238.80")
                .doesNotContain("H PERSONAL LINE→POSITION 238.80");
    }

    private void givesUp(long bill) {
        Map<String, Object> items =
                Map.of("items", List.of(Map.of("obligation", bill)), "reason", "特殊困难");
        long proposal =
                world.city()
                        .person(hospital.id(), "FINANCE")
                        .post("write-offs", items)
                        .expect(201)
                        .number("proposal");
        world.city()
                .person(hospital.id(), "FINANCE")
                .post("proposals/" + proposal + "/approval", Map.of())
                .expect(200);
    }

    private List<String> claims() {
        return all().map(one -> one.get("bearer").asString() + " " + one.get("amount").asString())
                .toList();
    }

    /// Waits until every claim has come so far.
    private void reach(String state) {
        World.eventually(
                () ->
                        assertThat(all().map(one -> one.get("state").asString()))
                                .isNotEmpty()
                                .containsOnly(state));
    }

    private Stream<JsonNode> all() {
        return world.operator().get("claims").expect(200).at("claims").valueStream();
    }
}
