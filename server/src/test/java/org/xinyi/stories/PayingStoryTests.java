package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.ledger.JournalKind;

/// Too little, too early, too much, twice: each fen goes to what is owed, and the rest goes back.
class PayingStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Resident zhao;
    private Visit visit;

    PayingStoryTests(ApplicationContext context) {
        this.context = context;
    }

    /// 10 June: Zhao, who has no insurance, owes 360.00 for blood and CT, due on 13 June.
    @BeforeEach
    void zhaoIsTreated() {
        world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        hospital = world.hospital();
        zhao = world.resident("赵六", 1990);
        zhao.signs("S04");
        visit = hospital.receives(zhao, "S04");
        visit.does(BLOOD, "1");
        visit.does(CT, "1");
        visit.ends();
        visit.settled();
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-20T09:00");
        world.everyFenIsExplained();
    }

    @Test
    @NastyDay(9)
    void whoPaysTooLittleOwesTheRestAsBefore() {
        String due = zhao.bills().text("bills.0.dueAt");
        // 12 June: she pays 359.99 by wallet.
        world.itIs("2020-06-12T09:00");
        world.payByWallet(opens("359.99"));
        World.eventually(() -> assertThat(zhao.owes()).isEqualTo("0.01"));
        // The line is free by what she paid; the bill is the same bill, due on the same day.
        assertThat(zhao.meter("S04", "used")).isEqualTo("0.01");
        assertThat(zhao.bills().text("bills.0.amount")).isEqualTo("360.00");
        assertThat(zhao.bills().text("bills.0.open")).isEqualTo("0.01");
        assertThat(zhao.bills().text("bills.0.dueAt")).isEqualTo(due);
        // 13 June, 10:00: what is late is what was not paid, and no more.
        world.itIs("2020-06-13T10:00");
        assertThat(summary("overdue")).isEqualTo("0.01");
        zhao.paysByWallet();
        assertThat(summary("overdue")).isEqualTo("0.00");
    }

    @Test
    @NastyDay(11)
    void whoPaysBeforeItIsDueAndTooMuchGetsTheRestBackByItself() {
        // 10 June, at once: she means to pay 400.00. The preview says what would become of it.
        Api.Answer preview =
                zhao.phone()
                        .post("repayments/preview", Map.of("debtor", zhao.id(), "amount", "400.00"))
                        .expect(200);
        assertThat(preview.text("payments.0.parts.0.amount")).isEqualTo("360.00");
        assertThat(preview.text("payments.0.excess")).isEqualTo("40.00");
        // She pays it: nothing is owed, and the wallet has given 40.00 back.
        world.payByWallet(opens("400.00"));
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.GIVEN_BACK))
                                .containsExactly("H PERSONAL PATIENT_CREDIT→CHANNEL 40.00"));
        assertThat(zhao.owes()).isEqualTo("0.00");
        // 11 June: she comes again. Nothing of it was kept for a later bill.
        world.itIs("2020-06-11T09:00");
        Visit second = hospital.receives(zhao, "S04");
        second.does(BLOOD, "1");
        second.ends();
        second.settled();
        assertThat(zhao.owes()).isEqualTo("60.00");
    }

    @Test
    @NastyDay(13)
    void whatIsPaidAtTheWindowWhileTheWalletIsOpenIsNotPaidTwice() {
        // 12 June: her daughter has opened the payment on a phone; Zhao pays at the window.
        world.itIs("2020-06-12T09:00");
        Api.Answer opened = opens("360.00");
        hospital.takesCash(zhao, "360.00");
        assertThat(zhao.owes()).isEqualTo("0.00");
        // The daughter pays too. It goes back by itself, to where it came from.
        world.payByWallet(opened);
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.GIVEN_BACK))
                                .containsExactly("H PERSONAL PATIENT_CREDIT→CHANNEL 360.00"));
        assertThat(zhao.owes()).isEqualTo("0.00");
        assertThat(zhao.meter("S04", "used")).isEqualTo("0.00");
    }

    @Test
    @NastyDay(13)
    void ofTwoPaymentsAtTheSameMomentOneIsKeptAndTheOtherGoesBack() {
        // 12 June: two phones, two codes, one bill; both are paid in the same second.
        world.itIs("2020-06-12T09:00");
        List<CompletableFuture<Void>> both =
                List.of(opens("360.00"), opens("360.00")).stream()
                        .map(one -> CompletableFuture.runAsync(() -> world.payByWallet(one)))
                        .toList();
        both.forEach(CompletableFuture::join);
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.GIVEN_BACK))
                                .containsExactly("H PERSONAL PATIENT_CREDIT→CHANNEL 360.00"));
        assertThat(world.entries(JournalKind.REPAID)).contains("H PERSONAL CHANNEL→LINE 360.00");
        assertThat(zhao.owes()).isEqualTo("0.00");
        assertThat(zhao.meter("S04", "used")).isEqualTo("0.00");
    }

    @Test
    void whatIsTakenBackWhileAPaymentIsUnderWayGoesBack() {
        // 12 June: a payment of the whole bill stands open when the CT is taken back.
        world.itIs("2020-06-12T09:00");
        Api.Answer opened = opens("360.00");
        hospital.refunds(visit.order(CT));
        World.eventually(() -> assertThat(zhao.owes()).isEqualTo("60.00"));
        // The wallet pays what it was opened for: 60.00 is kept, 300.00 goes back.
        world.payByWallet(opened);
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.GIVEN_BACK))
                                .containsExactly("H PERSONAL PATIENT_CREDIT→CHANNEL 300.00"));
        assertThat(zhao.owes()).isEqualTo("0.00");
    }

    private Api.Answer opens(String amount) {
        return zhao.phone()
                .post(
                        "repayments",
                        Map.of("debtor", zhao.id(), "channel", "WECHAT", "amount", amount))
                .expect(201);
    }

    private String summary(String what) {
        return world.operator().get("follow-up/summary").expect(200).text(what);
    }
}
