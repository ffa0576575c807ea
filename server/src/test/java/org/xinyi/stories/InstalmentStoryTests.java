package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.DRUG;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.Proves;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.JournalKind;
import tools.jackson.databind.JsonNode;

/// Quanzhou's line may be paid back in parts (000:L92). The numbers of parts and the rate are
/// ours.
class InstalmentStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Resident li;
    private Visit visit;
    private InParts plan;

    InstalmentStoryTests(ApplicationContext context) {
        this.context = context;
    }

    /// 11 June: Li owes the bank 238.80, due on 5 August.
    @BeforeEach
    void liIsTreated() {
        world = new World(context, Twins.HERE.anew(), "2020-06-11T09:00");
        hospital = world.hospital();
        li = world.insured("李小红", 1985);
        li.signs("S10");
        visit = hospital.treats(li, "S10");
        visit.ends();
        visit.settled();
        plan = new InParts(world, li, visit);
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-10-10T09:00");
        world.everyFenIsExplained();
    }

    @Proves(value = "F127", in = "S10")
    @Test
    @NastyDay(10)
    void whoPaysInPartsKnowsTheTotalBeforeAndPaysLessWhenEarly() {
        // 12 June: three, six or twelve parts at 3.6 % a year; the first is free of interest.
        world.itIs("2020-06-12T09:00");
        JsonNode three = plan.offers().get(0);
        assertThat(three.get("count").asInt()).isEqualTo(3);
        assertThat(InParts.told(three.get("parts")))
                .containsExactly(
                        "2020-08-05 79.60 + 0.00",
                        "2020-09-05 79.60 + 0.48",
                        "2020-10-05 79.60 + 0.24");
        assertThat(three.get("total").asString()).isEqualTo("239.52");
        // A total that was not shown is not agreed to; nor is a number that is not on offer.
        plan.agrees(3, "239.51").expectProblem(409, "instalments-changed");
        plan.agrees(5, "239.52").expectProblem(409, "instalments-not-offered");
        // Agreed: the line is used as before, nothing more is owed, three bills are due in turn.
        plan.agrees(3, "239.52").expect(201);
        assertThat(li.meter("S10", "used")).isEqualTo("238.80");
        assertThat(li.owes()).isEqualTo("238.80");
        assertThat(li.bills().json().get("bills")).hasSize(3);
        plan.agrees(3, "239.52").expectProblem(409, "instalments-not-offered");
        // 5 August: the first part, without a charge.
        world.itIs("2020-08-05T10:00");
        pays("79.60");
        assertThat(world.entries(JournalKind.INSTALMENT_CHARGED)).isEmpty();
        // 5 September: a month on 159.20 has cost 0.48. Li pays all that is left at once.
        world.itIs("2020-09-05T10:00");
        assertThat(world.entries(JournalKind.INSTALMENT_CHARGED))
                .containsExactly("B INTEREST CHARGES→POSITION 0.48");
        assertThat(li.owes()).isEqualTo("159.68");
        li.paysByWallet();
        assertThat(world.entries(JournalKind.REPAID)).contains("B INTEREST CHANNEL→CHARGES 0.48");
        assertThat(li.meter("S10", "used")).isEqualTo("0.00");
        World.eventually(
                () ->
                        assertThat(world.banksLine(li).get("outstanding").asString())
                                .isEqualTo("0.00"));
        // 6 October: no charge for a month that was not used.
        world.itIs("2020-10-06T10:00");
        assertThat(world.entries(JournalKind.INSTALMENT_CHARGED)).hasSize(1);
    }

    @Test
    @NastyDay({7, 8})
    void aRefundTakesWhatIsOpenFromTheLastPartAndOnlyThenGivesBack() {
        plan.agrees(3, "239.52").expect(201);
        // 5 August: the first part is paid.
        world.itIs("2020-08-05T10:00");
        pays("79.60");
        // 6 August: the drugs go back, 14.80 of them Li's: the last part is smaller.
        world.itIs("2020-08-06T10:00");
        hospital.refunds(visit.order(DRUG));
        assertThat(plan.open()).containsExactly("0.00", "79.60", "64.80");
        // 5 September: the month has cost 0.43 on 144.40. Everything is paid.
        world.itIs("2020-09-05T10:00");
        assertThat(li.owes()).isEqualTo("144.83");
        li.paysByWallet();
        // 7 September: the blood test goes back; nothing is open, so 18.00 come back by the wallet.
        world.itIs("2020-09-07T10:00");
        hospital.refunds(visit.order(BLOOD));
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.GIVEN_BACK))
                                .containsExactly("B PERSONAL PATIENT_CREDIT→CHANNEL 18.00"));
        assertThat(li.owes()).isEqualTo("0.00");
    }

    @Test
    @NastyDay(17)
    void aDisputedItemFreezesWhatARefundWouldTakeAndNoOtherPart() {
        plan.agrees(3, "239.52").expect(201);
        // 12 June: Li says that the drugs never came. They cost 40.00: so much of the last part.
        world.itIs("2020-06-12T09:00");
        Api.Answer dispute =
                li.phone()
                        .post(
                                "obligations/" + plan.part(0) + "/disputes",
                                Map.of("orders", List.of(visit.order(DRUG)), "text", "没有取到药"))
                        .expect(201);
        assertThat(dispute.text("amount")).isEqualTo("40.00");
        assertThat(plan.frozen()).containsExactly("0.00", "0.00", "40.00");
        // Everything else too: what is left of the last part, and the other two.
        li.phone()
                .post("obligations/" + plan.part(1) + "/disputes", Map.of("text", "都不对"))
                .expect(201);
        assertThat(plan.frozen()).containsExactly("79.60", "79.60", "79.60");
        li.phone()
                .post("obligations/" + plan.part(2) + "/disputes", Map.of("text", "都不对"))
                .expectProblem(409, "already-disputed");
        // 13 June: the hospital finds the drugs handed out, and the rest as it was done.
        world.itIs("2020-06-13T09:00");
        JsonNode disputes =
                li.phone().get("obligations/" + plan.part(0) + "/disputes").expect(200).json();
        assertThat(disputes).hasSize(2);
        for (JsonNode one : disputes) {
            world.city()
                    .person(hospital.id(), "FINANCE")
                    .post(
                            "disputes/" + one.get("dispute").asLong() + "/resolution",
                            Map.of("outcome", "REJECTED", "answer", "药房有签收"))
                    .expect(200);
        }
        assertThat(plan.frozen()).containsExactly("0.00", "0.00", "0.00");
    }

    @Test
    void whatWasOpenedForTheWholeBillPaysItsParts() {
        // 12 June: Li opens a payment of 100.00, and divides the bill before paying it.
        world.itIs("2020-06-12T09:00");
        Api.Answer opened =
                li.phone()
                        .post(
                                "repayments",
                                Map.of("debtor", li.id(), "channel", "WECHAT", "amount", "100.00"))
                        .expect(201);
        plan.agrees(3, "239.52").expect(201);
        world.payByWallet(opened);
        World.eventually(() -> assertThat(plan.open()).containsExactly("0.00", "59.20", "79.60"));
        // Nobody else sees the plan or may agree to one.
        Resident stranger = world.insured("周七", 1985);
        stranger.phone()
                .get("patients/" + li.id() + "/instalment-plans")
                .expectProblem(404, "debtor-unknown");
    }

    @Test
    void anOverdueBillStaysWhole() {
        // 6 August: due yesterday; from here on it may be listed or written off.
        world.itIs("2020-08-06T10:00");
        plan.offered().expectProblem(409, "instalments-not-offered");
        plan.agrees(3, "239.52").expectProblem(409, "instalments-not-offered");
        assertThat(li.owes()).isEqualTo("238.80");
    }

    @Test
    void aChargeThatIsEditedIsFound() {
        plan.agrees(3, "239.52").expect(201);
        world.itIs("2020-09-05T10:00");
        edits("charge + 1");
        assertThat(unexplained()).isEqualTo("0.01");
        edits("charge - 1");
        assertThat(unexplained()).isEqualTo("0.00");
    }

    @Test
    void whatHasBeenPutOffIsNotDividedMeanwhile() {
        // 12 June: the hospital gives Li time; parts would begin to run at once.
        world.itIs("2020-06-12T09:00");
        world.city()
                .person(hospital.id(), "FINANCE")
                .post(
                        "obligations/" + plan.bill() + "/pauses",
                        Map.of("reason", "AGREED", "until", "2020-06-20T01:00:00Z"))
                .expect(201);
        plan.offered().expectProblem(409, "instalments-not-offered");
        // 21 June: the time is over.
        world.itIs("2020-06-21T09:00");
        plan.offered().expect(200);
    }

    private void edits(String charge) {
        world.city()
                .city()
                .run(
                        () ->
                                world.bean(Sql.class)
                                        .statement(
                                                "UPDATE instalment SET charge = "
                                                        + charge
                                                        + " WHERE number = 2")
                                        .update());
    }

    private String unexplained() {
        return world.operator().post("verifications", List.of()).expect(200).text("unexplained");
    }

    private void pays(String amount) {
        String before = li.owes();
        world.payByWallet(
                li.phone()
                        .post(
                                "repayments",
                                Map.of("debtor", li.id(), "channel", "WECHAT", "amount", amount))
                        .expect(201));
        World.eventually(() -> assertThat(li.owes()).isNotEqualTo(before));
    }
}
