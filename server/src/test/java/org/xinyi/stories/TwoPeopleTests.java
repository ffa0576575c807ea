package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.CT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.ledger.JournalKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What moves money or credit by hand is proposed by one person and approved by another.
class TwoPeopleTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Resident wang;
    private Visit visit;

    TwoPeopleTests(ApplicationContext context) {
        this.context = context;
    }

    /// 10 June: consultation, blood, CT and drugs, 420.00, of which the pool bears 151.20.
    @BeforeEach
    void wangIsTreated() {
        world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        hospital = world.hospital();
        wang = world.insured("王小明", 1985);
        wang.signs("S04");
        visit = hospital.treats(wang, "S04");
        visit.ends();
        visit.settled();
    }

    @AfterEach
    void everyFenIsExplained() {
        world.everyFenIsExplained();
    }

    @Test
    void aRefundAtADeskWaitsForASecondPerson() {
        Map<String, Object> one = Map.of("order", visit.order(CT), "reason", "未做");
        Map<String, Object> proposal = Map.of("orders", List.of(visit.order(CT)), "reason", "未做");
        Api cashier = person("CASHIER");
        // Alone the cashier refunds nothing; proposed, nothing has moved yet.
        cashier.post("refunds", Map.of("refunds", List.of(one)))
                .expectProblem(403, "two-people-needed");
        long proposed = cashier.post("refund-proposals", proposal).expect(201).number("proposal");
        long again = cashier.post("refund-proposals", proposal).expect(201).number("proposal");
        assertThat(wang.owes()).isEqualTo("238.80");
        // Another hospital's finance does not see it. The hospital's approves it, once.
        Hospital another = world.hospital("H32070000002", "第二医院", "Second hospital");
        world.city()
                .person(another.id(), "FINANCE")
                .post(approval(proposed), Map.of())
                .expectProblem(404, "proposal-unknown");
        person("FINANCE").post(approval(proposed), Map.of()).expect(200);
        person("FINANCE").post(approval(proposed), Map.of()).expectProblem(409, "proposal-decided");
        World.eventually(() -> assertThat(wang.owes()).isEqualTo("90.00"));
        // The bill shows what was owed at first, what came off it, and what is left.
        Api.Answer bills = wang.phone().get("visits/" + visit.id() + "/settlements").expect(200);
        assertThat(bills.text("1.owed.0.amount")).isEqualTo("238.80");
        assertThat(bills.text("1.owed.0.takenOff")).isEqualTo("148.80");
        assertThat(bills.text("1.owed.0.givenBack")).isEqualTo("0.00");
        assertThat(bills.text("1.owed.0.open")).isEqualTo("90.00");
        assertThat(bills.at("1.root")).isEqualTo(bills.at("0.id"));
        // What has gone back cannot be approved once more: it stays undecided, and is rejected.
        assertThat(person("FINANCE").post(approval(again), Map.of()).status()).isEqualTo(409);
        person("FINANCE").post("proposals/" + again + "/rejection", Map.of()).expect(200);
        assertThat(world.entries(JournalKind.REFUNDED)).hasSize(2);
    }

    @Test
    void aLimitIsSetByTwoOfTheCity() {
        String line = "credit-lines/" + wang.lineId("S04");
        Api first = world.city().person(null, "OPERATOR");
        first.post(line + "/limits", Map.of("limit", "500.00"))
                .expectProblem(403, "two-people-needed");
        Map<String, Object> wanted = Map.of("limit", "500.00", "reason", "患者申请");
        long proposed =
                first.post(line + "/limit-proposals", wanted).expect(201).number("proposal");
        assertThat(first.get("proposals").expect(200).text("proposals.0.proposer")).isNotBlank();
        first.post(approval(proposed), Map.of()).expectProblem(403, "second-person-needed");
        person("FINANCE").post(approval(proposed), Map.of()).expectProblem(404, "proposal-unknown");
        assertThat(wang.meter("S04", "limit")).isNotEqualTo("500.00");
        world.city().person(null, "OPERATOR").post(approval(proposed), Map.of()).expect(200);
        assertThat(wang.meter("S04", "limit")).isEqualTo("500.00");
    }

    @Test
    void whatTheInsurerKeepsBackIsAcceptedByTwoOfTheHospital() {
        wang.paysByWallet();
        new InsurerAudit(world).keepsBack("2020-06", "20.00");
        // 14 July: the insurer has paid the month, 20.00 less.
        world.itIs("2020-07-14T09:00");
        Api first = person("FINANCE");
        String deduction =
                "insurer-deductions/"
                        + first.get("institutions/" + hospital.id() + "/insurer-deductions")
                                .expect(200)
                                .number("0.deduction");
        first.post(deduction + "/acceptance", Map.of()).expectProblem(403, "two-people-needed");
        thePayoutLeadsToTheBill(first);
        long proposed =
                first.post(deduction + "/acceptance-proposals", Map.of("reason", "申诉无果"))
                        .expect(201)
                        .number("proposal");
        assertThat(world.entries(JournalKind.INSURER_DEDUCTED)).isEmpty();
        person("FINANCE").post(approval(proposed), Map.of()).expect(200);
        assertThat(world.entries(JournalKind.INSURER_DEDUCTED))
                .containsExactly("H POOL LOSS→INSURER 20.00");
    }

    /// From what arrived to the insurer's line, from there to the bill and its journal.
    private void thePayoutLeadsToTheBill(Api finance) {
        String payouts = "institutions/" + hospital.id() + "/payouts?kind=INSURER";
        JsonNode paid = MissingNode.getInstance();
        for (JsonNode one : finance.get(payouts).expect(200).at("payouts")) {
            paid = one.get("source").asString().equals("POOL") ? one : paid;
        }
        assertThat(paid.get("gross").asString()).isEqualTo("151.20");
        assertThat(paid.get("deducted").asString()).isEqualTo("20.00");
        assertThat(paid.get("net").asString()).isEqualTo("131.20");
        String payout = "payouts/" + paid.get("payout").asLong();
        assertThat(finance.get(payout).expect(200).at("corrections")).isEmpty();
        Api.Answer lines = finance.get(payout + "/lines?limit=1").expect(200);
        assertThat(lines.text("lines.0.amount")).isEqualTo("151.20");
        assertThat(finance.get(payout + "/lines?after=" + lines.text("next")).at("lines"))
                .isEmpty();
        finance.get(payout + "/lines?after=nonsense").expect(400);
        String journals = "settlements/" + lines.number("lines.0.subject") + "/journals";
        assertThat(finance.get(journals).expect(200).text("0.event")).isEqualTo("J2");
        String arrived = "journals/" + paid.get("journal").asLong();
        assertThat(finance.get(arrived).expect(200).text("entries.0.amount")).isEqualTo("131.20");
        // Another hospital sees none of it.
        Hospital another = world.hospital("H32070000002", "第二医院", "Second hospital");
        Api other = world.city().person(another.id(), "FINANCE");
        other.get(payouts).expectProblem(404, "institution-unknown");
        other.get(payout).expectProblem(404, "payout-unknown");
        other.get(payout + "/lines").expectProblem(404, "payout-unknown");
        other.get(arrived).expectProblem(404, "journal-unknown");
        assertThat(other.get(journals).expect(200).json()).isEmpty();
    }

    private static String approval(long proposal) {
        return "proposals/" + proposal + "/approval";
    }

    private Api person(String role) {
        return world.city().person(hospital.id(), role);
    }
}
