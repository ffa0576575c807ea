package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;
import static org.xinyi.stories.Visit.share;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.xinyi.NastyDay;
import org.xinyi.Proves;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.JournalKind;
import tools.jackson.databind.JsonNode;

/// Quanzhou, a line of the rural-credit bank for the insured: told for people in
/// `docs/stories/S10-quanzhou.md`. After every story each fen is explained, against the files of
/// insurer, bank and wallet too.
class S10StoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;

    S10StoryTests(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void anotherCity() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
    }

    /// 20 June: the bank's, the wallet's and the insurer's files of all days are here.
    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Proves(
            value = {"F33", "F36", "F125"},
            in = "S10")
    @Test
    void theBankPaysTheHospitalAndThePatientPaysTheBank() {
        // 11 June, in the app: Li is 35 and insured; the bank grants a line of its own choice.
        Resident li = world.insured("李小红", 1985);
        li.signs("S10");
        assertThat(Money.parse(li.meter("S10", "limit")))
                .isBetween(Money.parse("5000.00"), Money.parse("20000.00"));
        // The same morning: treated; each order holds what Li is likely to bear of it.
        Visit visit = hospital.treats(li, "S10");
        assertThat(li.meter("S10", "held")).isEqualTo("170.40");
        visit.ends();
        JsonNode settlement = visit.settled();
        assertThat(share(settlement, "PERSONAL")).isEqualTo("238.80");
        // The bank carries the personal share: it owes the hospital, Li owes the bank.
        assertThat(world.entries(JournalKind.SETTLED))
                .contains("H PERSONAL BETWEEN→POSITION 238.80", "B PERSONAL LINE→BETWEEN 238.80");
        assertThat(li.meter("S10", "used")).isEqualTo("238.80");
        assertThat(li.meter("S10", "held")).isEqualTo("0.00");
        // The statement is drawn up on 10 July; it is to be paid 26 days later, on day 55.
        assertThat(li.bills().text("bills.0.dueAt")).startsWith("2020-08-05");
        // 13 June: the bank paid the hospital on the 12th, and its file of that day says so.
        world.itIs("2020-06-13T09:00");
        assertThat(world.entries(JournalKind.LENDER_PAID))
                .containsExactlyInAnyOrder(
                        "H PERSONAL POSITION→BETWEEN 238.80", "B PERSONAL BETWEEN→POSITION 238.80");
        // 15 June: Li pays by wallet. The bank is told, and the line is free.
        world.itIs("2020-06-15T12:00");
        li.paysByWallet();
        assertThat(world.entries(JournalKind.REPAID))
                .containsExactly("B PERSONAL CHANNEL→LINE 238.80");
        World.eventually(() -> assertThat(banks(li, "outstanding")).isEqualTo("0.00"));
    }

    @Test
    @NastyDay(4)
    void theBankIsToldOfARefund() {
        // 11 June: 420.00, of which the bank carries 238.80.
        Resident li = world.insured("李小红", 1985);
        li.signs("S10");
        Visit visit = hospital.treats(li, "S10");
        long blood = visit.order(BLOOD);
        long drug = visit.order(DRUG);
        visit.ends();
        visit.settled();
        // 12 June: the drugs go back. Li owes the bank less, the hospital owes the bank that much.
        world.itIs("2020-06-12T09:00");
        hospital.refunds(drug);
        assertThat(world.entries(JournalKind.REFUNDED))
                .containsExactlyInAnyOrder(
                        "H POOL POSITION→INSURER 25.20",
                        "H PERSONAL POSITION→BETWEEN 14.80",
                        "B PERSONAL BETWEEN→LINE 14.80");
        World.eventually(() -> assertThat(banks(li, "refunded")).isEqualTo("14.80"));
        assertThat(banks(li, "outstanding")).isEqualTo("224.00");
        // 14 June: everything is paid.
        world.itIs("2020-06-14T09:00");
        li.paysByWallet();
        // 15 June: the blood test goes back too. Its money comes back by the wallet.
        world.itIs("2020-06-15T09:00");
        hospital.refunds(blood);
        assertThat(world.entries(JournalKind.REFUNDED))
                .contains(
                        "H PERSONAL POSITION→BETWEEN 18.00",
                        "B PERSONAL BETWEEN→PATIENT_CREDIT 18.00");
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.GIVEN_BACK))
                                .containsExactly("B PERSONAL PATIENT_CREDIT→CHANNEL 18.00"));
        assertThat(li.owes()).isEqualTo("0.00");
    }

    @Proves(
            value = {"F05", "F08"},
            in = "S10")
    @ParameterizedTest
    @CsvSource({
        "1998, 1, REFUSED, 22 years old",
        "1997, 1, OPENED, 23 years old",
        "1965, 1, OPENED, 55 years old",
        "1964, 1, REFUSED, 56 years old",
        "1985, 2, REFUSED, insurance suspended",
        "1985, 0, REFUSED, not insured"
    })
    void theSchemeIsForTheInsuredFrom23To55AndCareForEverybody(
            int bornIn, String insurance, String decided, String who) {
        // 11 June: everybody may apply.
        Resident person =
                insurance.equals("0")
                        ? world.resident("周七", bornIn)
                        : world.insured("周七", bornIn, insurance);
        person.signature("S10", null);
        World.eventually(
                () ->
                        assertThat(
                                        Objects.requireNonNull(person.application("S10"))
                                                .get("state")
                                                .asString())
                                .as(who)
                                .isEqualTo(decided));
        // Whatever was decided, the visit goes on.
        Visit visit = hospital.registers(person.id(), "OUTPATIENT");
        JsonNode flow = visit.checksIn("S10");
        boolean granted = decided.equals("OPENED");
        assertThat(flow.get("flow").asString()).isEqualTo(granted ? "CREDIT" : "ORDINARY");
        assertThat(flow.path("because").asString("")).isEqualTo(granted ? "" : "line-missing");
        visit.does(CT, "1");
        visit.ends();
        JsonNode settlement = visit.settled();
        assertThat(settlement.get("total").asString()).isEqualTo("300.00");
        assertThat(person.owes()).isEqualTo(share(settlement, "PERSONAL"));
    }

    @ParameterizedTest
    @CsvSource({"5000.00, 238.80, 0.00", "100.00, 100.00, 138.80", "0.00, 0.00, 238.80"})
    void whatTheBankDoesNotFundIsOwedToTheHospital(String limit, String funded, String rest) {
        // 11 June: the line is granted; then the bank cuts it.
        Resident li = world.insured("李小红", 1985);
        li.signs("S10");
        Visit visit = hospital.treats(li, "S10");
        bankCuts(li, limit);
        visit.ends();
        visit.settled();
        assertThat(li.meter("S10", "used")).isEqualTo(funded);
        assertThat(li.owes()).isEqualTo("238.80");
        if (!rest.equals("0.00")) {
            assertThat(world.entries(JournalKind.SETTLED))
                    .contains("H PERSONAL LINE→POSITION " + rest);
        }
        // 12 June: one payment each, to the bank and to the hospital.
        world.itIs("2020-06-12T09:00");
        li.paysByWallet();
    }

    @Proves(
            value = {"F119", "F122"},
            in = "S10")
    @Test
    void aDaughterSharesHerLineWithHerMother() {
        // 11 June: Li holds a line; her mother is 70 and insured.
        Resident li = world.insured("李小红", 1985);
        Resident mother = world.insured("林秀英", 1950);
        Resident uncle = world.resident("李大海", 1950);
        li.signs("S10");
        long line = li.lineId("S10");
        long tie = li.paysFor(mother, "CHILD");
        li.phone()
                .post("credit-lines/" + line + "/shares", Map.of("tie", tie, "limit", "1000.00"))
                .expect(201);
        // The uninsured uncle gets no share.
        long other = li.paysFor(uncle, "OTHER_DIRECT_KIN");
        li.phone()
                .post("credit-lines/" + line + "/shares", Map.of("tie", other))
                .expectProblem(409, "member-not-insured");
        // The mother is treated; the daughter owes the bank.
        Visit visit = hospital.receives(mother, "S10");
        visit.does(CT, "1");
        assertThat(li.meter("S10", "held")).isEqualTo("120.00");
        assertThat(mother.meter("S10", "held")).isEqualTo("120.00");
        visit.ends();
        JsonNode settlement = visit.settled();
        String personal = share(settlement, "PERSONAL");
        assertThat(mother.owes()).isEqualTo("0.00");
        assertThat(li.owes()).isEqualTo(personal);
        assertThat(li.meter("S10", "used")).isEqualTo(personal);
        assertThat(mother.meter("S10", "used")).isEqualTo(personal);
        // 12 June: she pays; both meters are free.
        world.itIs("2020-06-12T09:00");
        li.paysByWallet();
        assertThat(mother.meter("S10", "used")).isEqualTo("0.00");
    }

    @Test
    void whatIsPaidAtTheBanksOwnCounterIsKnownTheNextMorning() {
        // 11 June: Li owes the bank 238.80.
        Resident li = world.insured("李小红", 1985);
        li.signs("S10");
        Visit visit = hospital.treats(li, "S10");
        visit.ends();
        visit.settled();
        // 12 June: 100.00 at the bank's counter. It is heard of once, and the bank is told nothing.
        world.itIs("2020-06-12T09:00");
        li.paysAtBank("100.00");
        world.itIs("2020-06-13T00:30");
        World.eventually(() -> assertThat(li.owes()).isEqualTo("138.80"));
        world.itIs("2020-06-14T09:00");
        assertThat(world.entries(JournalKind.REPAID))
                .containsExactly("B PERSONAL POSITION→LINE 100.00");
        assertThat(banks(li, "outstanding")).isEqualTo("138.80");
        // 14 June: the rest in the bank's app; the line is free.
        li.paysAtBank("138.80");
        world.itIs("2020-06-15T09:00");
        World.eventually(() -> assertThat(li.owes()).isEqualTo("0.00"));
        assertThat(li.meter("S10", "used")).isEqualTo("0.00");
    }

    @Test
    void whoAppliesWhileTheInsurerIsSilentIsDecidedWhenItSpeaksAgain() {
        // 11 June, 9:00: the insurer is down; nobody can say whether Li is insured.
        Resident li = world.insured("李小红", 1985);
        world.fail("insurer");
        li.signature("S10", null);
        assertThat(hospital.registers(li.id(), "OUTPATIENT").checksIn("S10").get("flow"))
                .hasToString("\"ORDINARY\"");
        assertThat(Objects.requireNonNull(li.application("S10")).get("state").asString())
                .isEqualTo("WAITING");
        // It is up again: the line opens by itself.
        world.recover();
        World.eventually(() -> assertThat(li.line("S10")).isNotNull());
    }

    private void bankCuts(Resident of, String limit) {
        world.sandbox()
                .put(
                        "/bank/"
                                + World.BANK
                                + "/lines/"
                                + world.lenderNumber(of, "S10")
                                + "/limit",
                        Map.of("limit", limit));
    }

    /// The line as the bank keeps it.
    private String banks(Resident of, String what) {
        return world.banksLine(of).get(what).asString();
    }
}
