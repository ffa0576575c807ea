package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Visit.share;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.clearing.Verified;
import org.xinyi.clearing.Verifying;
import org.xinyi.ledger.JournalKind;

/// The insurer answers late, anew, or keeps money back: the patient is asked for what is hers.
class InsurerStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Resident wang;
    private Visit visit;

    InsurerStoryTests(ApplicationContext context) {
        this.context = context;
    }

    /// 10 June: consultation, blood, CT and drugs, 420.00.
    @BeforeEach
    void wangIsTreated() {
        world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        hospital = world.hospital();
        wang = world.insured("王小明", 1985);
        wang.signs("S04");
        visit = hospital.treats(wang, "S04");
    }

    /// 14 July: the insurer has paid the month.
    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-07-14T09:00");
        world.everyFenIsExplained();
    }

    @Test
    @NastyDay(16)
    void nobodyIsAskedForAnythingWhileTheInsurerIsSilentAndHasThreeDaysThen() {
        // 10 June, 9:00: the insurer falls silent as she leaves. Nothing is billed.
        world.fail("insurer");
        visit.ends();
        assertThat(wang.owes()).isEqualTo("0.00");
        // 19 June: nine days later still nothing, and nobody has written to her.
        world.itIs("2020-06-19T09:00");
        assertThat(wang.owes()).isEqualTo("0.00");
        assertThat(summary().at("noticesByRung").size()).isZero();
        // It answers: her three days begin now.
        world.recover();
        assertThat(visit.settled().get("total").asString()).isEqualTo("420.00");
        assertThat(wang.owes()).isEqualTo("238.80");
        assertThat(wang.bills().text("bills.0.dueAt")).startsWith("2020-06-22");
        // 20 June, 8:00: less than 24 hours later nobody reminds her; nobody is called or listed.
        world.itIs("2020-06-20T08:00");
        assertThat(summary().at("noticesByRung").size()).isZero();
        assertThat(summary().number("callsWaiting")).isZero();
        // 22 June: she pays in time.
        world.itIs("2020-06-22T08:00");
        wang.paysByWallet();
        assertThat(summary().text("overdue")).isEqualTo("0.00");
    }

    @Test
    @NastyDay(15)
    void whatTheInsurerDecidesAnewChangesTheSharesAndThePatientsByTheDifference() {
        // 10 June: settled with a pool share of 151.20.
        visit.ends();
        assertThat(share(visit.settled(), "POOL")).isEqualTo("151.20");
        assertThat(wang.owes()).isEqualTo("238.80");
        // 12 June: the CT goes back, and the insurer settles anew. What is left is within the
        // yearly
        // deductible, so the pool takes all of its share back: hers falls by the difference of the
        // two splits, and not by 60 % of the item.
        world.itIs("2020-06-12T09:00");
        hospital.refunds(visit.order(CT));
        assertThat(share(visit.settled(), "POOL")).isEqualTo("0.00");
        assertThat(wang.owes()).isEqualTo("90.00");
        assertThat(world.entries(JournalKind.REFUNDED))
                .containsExactlyInAnyOrder(
                        "H POOL POSITION→INSURER 151.20", "H PERSONAL POSITION→LINE 148.80");
        wang.paysByWallet();
    }

    @Test
    @NastyDay(15)
    void whatTheInsurerKeepsBackAfterItsAuditIsNeverBilledToThePatient() {
        // 10 June: settled and paid.
        visit.ends();
        visit.settled();
        wang.paysByWallet();
        // July: the insurer's audit deducts 20.00 of June's pool from the hospital.
        InsurerAudit audit = new InsurerAudit(world);
        audit.keepsBack("2020-06", "20.00");
        // 14 July: the hospital has received that much less. The patient owes nothing, her bill
        // and its shares are what they were, and the difference has a name.
        world.itIs("2020-07-14T09:00");
        assertThat(world.entries(JournalKind.INSURER_PAID))
                .contains("H POOL POSITION→INSURER 131.20");
        assertThat(wang.owes()).isEqualTo("0.00");
        assertThat(visit.settlements()).hasSize(1);
        assertThat(share(visit.settled(), "PERSONAL")).isEqualTo("238.80");
        assertThat(verified().exceptions())
                .anySatisfy(one -> assertThat(one.kind()).isEqualTo("insurer-withheld"));
        // The hospital objects in vain, and accepts it: its own loss, booked once.
        audit.isAccepted();
        audit.isAccepted();
        assertThat(world.entries(JournalKind.INSURER_DEDUCTED))
                .containsExactly("H POOL LOSS→INSURER 20.00");
        assertThat(wang.owes()).isEqualTo("0.00");
        assertThat(verified().exceptions())
                .noneSatisfy(one -> assertThat(one.kind()).isEqualTo("insurer-withheld"));
    }

    private Verified verified() {
        return world.city().city().call(() -> world.bean(Verifying.class).run((_, _, _) -> {}));
    }

    private Api.Answer summary() {
        return world.operator().get("follow-up/summary").expect(200);
    }
}
