package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.NastyDay;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.ledger.JournalKind;
import org.xinyi.payment.Channel;
import org.xinyi.payment.Mandates;
import org.xinyi.payment.Payments;
import tools.jackson.databind.JsonNode;

/// A wallet is debited on the due day because its owner said so: once, never for what is not
/// owed, and never while somebody is being heard.
class AutoDebitStoryTests extends Story {

    private final ApplicationContext context;
    private World world;
    private Hospital hospital;
    private Resident zhao;
    private long mandate;
    private Visit visit;

    AutoDebitStoryTests(ApplicationContext context) {
        this.context = context;
    }

    /// 10 June: Zhao lets the hospital debit her wallet, and owes 360.00, due on 13 June.
    @BeforeEach
    void zhaoIsTreated() {
        world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        hospital = world.hospital();
        zhao = world.resident("赵六", 1990);
        zhao.signs("S04");
        mandate =
                zhao.phone()
                        .post("mandates", Map.of("payee", hospital.id(), "channel", "WECHAT"))
                        .expect(201)
                        .number("id");
        visit = hospital.receives(zhao, "S04");
        visit.does(BLOOD, "1");
        visit.does(CT, "1");
        visit.ends();
        visit.settled();
    }

    @AfterEach
    void everyFenIsExplained() {
        world.itIs("2020-06-25T09:00");
        world.everyFenIsExplained();
    }

    @Test
    void anEmptyWalletIsTriedAgainTheNextDayAndDebitedOnce() {
        // She confirms it on the phone. The wallet is empty.
        wallet(false);
        // 12 June: nothing is due, so nothing is tried.
        world.itIs("2020-06-12T09:00");
        assertThat(debits()).isEmpty();
        assertThat(planned()).containsExactly("360.00 06-13 06-14 06-16");
        // 13 June, the due day: tried, declined, nothing paid.
        world.itIs("2020-06-13T08:00");
        World.eventually(() -> assertThat(debits()).containsExactly("CLOSED 360.00"));
        assertThat(zhao.owes()).isEqualTo("360.00");
        assertThat(planned()).containsExactly("360.00 06-14 06-16 DECLINED");
        World.eventually(() -> assertThat(told()).contains("自动扣款360.00元未成功"));
        // 14 June: there is money in it.
        wallet(true);
        world.itIs("2020-06-14T08:00");
        World.eventually(() -> assertThat(zhao.owes()).isEqualTo("0.00"));
        assertThat(debits()).containsExactly("RECEIVED 360.00", "CLOSED 360.00");
        assertThat(planned()).isEmpty();
        // A second call for the same debit, as after a crash, moves nothing.
        debitsAgain();
        assertThat(world.entries(JournalKind.REPAID))
                .containsExactly("H PERSONAL CHANNEL→LINE 360.00");
        // 16 June: the last day of the plan; nothing is owed, so nothing is tried.
        world.itIs("2020-06-16T08:00");
        assertThat(debits()).hasSize(2);
        assertThat(zhao.meter("S04", "used")).isEqualTo("0.00");
    }

    @Test
    void aDebitThatNobodyAnsweredIsToldOfWhenItHasEnded() {
        // 13 June, the due day: the wallet's house is silent. Nobody knows whether it debited.
        wallet(false);
        world.fail("wechat");
        world.itIs("2020-06-13T08:00");
        World.eventually(() -> assertThat(debits()).containsExactly("OPEN 360.00"));
        assertThat(told()).doesNotContain("自动扣款");
        // 14 June: it speaks again, and has no such debit. She is told once.
        world.recover();
        world.itIs("2020-06-14T09:00");
        World.eventually(() -> assertThat(debits()).contains("CLOSED 360.00"));
        World.eventually(() -> assertThat(told()).contains("自动扣款360.00元未成功"));
    }

    @Test
    void afterADowntimeOverAllDaysOfThePlanItIsDebitedOnce() {
        wallet(true);
        // 12 to 17 June: the server is down. All days are planned before anybody is called.
        world.itIs("2020-06-17T08:00");
        World.eventually(() -> assertThat(zhao.owes()).isEqualTo("0.00"));
        assertThat(debits()).containsExactly("RECEIVED 360.00");
        assertThat(world.entries(JournalKind.REPAID))
                .containsExactly("H PERSONAL CHANNEL→LINE 360.00");
    }

    @Test
    @NastyDay(14)
    void whatIsTakenBackWhileADebitIsUnderWayGoesBack() {
        wallet(true);
        // 13 June: the wallet is debited, and says so late.
        world.sandbox()
                .post(
                        "/faults/next",
                        Map.of("twin", "wechat", "operation", "callback", "kind", "OUT_OF_ORDER"));
        world.itIs("2020-06-13T08:00");
        // Meanwhile the CT is taken back: 60.00 would have been enough.
        hospital.refunds(visit.order(CT));
        World.eventually(
                () ->
                        assertThat(world.entries(JournalKind.GIVEN_BACK))
                                .containsExactly("H PERSONAL PATIENT_CREDIT→CHANNEL 300.00"));
        assertThat(zhao.owes()).isEqualTo("0.00");
        assertThat(zhao.meter("S04", "used")).isEqualTo("0.00");
        assertThat(debits()).containsExactly("RECEIVED 360.00");
    }

    @Test
    @NastyDay({14, 17})
    void nothingIsDebitedWhileTheBillIsDisputedAndWhatFellIsDebitedAsItStands() {
        wallet(true);
        // 12 June: she says that the CT was not hers.
        world.itIs("2020-06-12T09:00");
        long bill = zhao.bills().number("bills.0.obligation");
        long dispute =
                zhao.phone()
                        .post(
                                "obligations/" + bill + "/disputes",
                                Map.of("orders", List.of(visit.order(CT)), "text", "不是我的检查"))
                        .expect(201)
                        .number("dispute");
        // 13 June, the due day: her wallet is left alone.
        world.itIs("2020-06-13T08:00");
        assertThat(debits()).isEmpty();
        assertThat(planned()).containsExactly("360.00 06-14 06-16 held");
        // The hospital looks: the CT was hers. The blood test was not, and is taken back.
        hospital.his()
                .post(
                        "disputes/" + dispute + "/resolution",
                        Map.of("outcome", "REJECTED", "answer", "确为本人检查"))
                .expect(200);
        hospital.refunds(visit.order(BLOOD));
        World.eventually(() -> assertThat(zhao.owes()).isEqualTo("300.00"));
        // 14 June: what is left is debited, and no more.
        world.itIs("2020-06-14T08:00");
        World.eventually(() -> assertThat(zhao.owes()).isEqualTo("0.00"));
        assertThat(debits()).containsExactly("RECEIVED 300.00");
    }

    @Test
    void aMandateThatIsPausedOrRevokedDebitsNothing() {
        wallet(true);
        // 12 June: the hospital gives her time until noon of the 13th.
        world.itIs("2020-06-12T09:00");
        long bill = zhao.bills().number("bills.0.obligation");
        hospital.his()
                .post(
                        "obligations/" + bill + "/pauses",
                        Map.of("reason", "AGREED", "until", "2020-06-13T04:00:00Z"))
                .expect(201);
        world.itIs("2020-06-13T08:00");
        assertThat(debits()).isEmpty();
        // The same day she takes the mandate back; nobody else may.
        Resident stranger = world.resident("周七", 1985);
        stranger.phone()
                .post("mandates/" + mandate + "/revocation", Map.of())
                .expectProblem(404, "mandate-unknown");
        stranger.phone()
                .get("patients/" + zhao.id() + "/debits")
                .expectProblem(404, "debtor-unknown");
        zhao.phone().post("mandates/" + mandate + "/revocation", Map.of()).expect(200);
        assertThat(planned()).isEmpty();
        world.itIs("2020-06-14T08:00");
        world.itIs("2020-06-16T08:00");
        assertThat(debits()).isEmpty();
        assertThat(zhao.owes()).isEqualTo("360.00");
    }

    /// Her wallet has confirmed the mandate, and is full or empty.
    private void wallet(boolean full) {
        world.sandbox()
                .post(
                        "/wechat/admin/contracts",
                        Map.of(
                                "mchid",
                                mchid(),
                                "contract_code",
                                world.city().city().code() + "-" + Long.toString(mandate, 36),
                                "payer",
                                "o-zhao",
                                "funds",
                                full));
    }

    private String mchid() {
        for (JsonNode one : world.operator().get("merchants").expect(200).json()) {
            if (one.get("payee").asLong() == hospital.id()) {
                return one.get("mchid").asString();
            }
        }
        throw new AssertionError("No merchant");
    }

    /// Her last message.
    private String told() {
        return zhao.phone()
                .get("patients/" + zhao.id() + "/messages")
                .expect(200)
                .text("messages.0.text");
    }

    /// What was debited or tried, the last first.
    private List<String> debits() {
        List<String> debits = new ArrayList<>();
        for (JsonNode one : payments()) {
            debits.add(one.get("status").asString() + " " + one.get("amount").asString());
        }
        return debits;
    }

    /// What will be debited on which days, whether it is held back, and how the last try ended.
    private List<String> planned() {
        List<String> planned = new ArrayList<>();
        JsonNode all = zhao.phone().get("patients/" + zhao.id() + "/debits").expect(200).json();
        for (JsonNode one : all) {
            StringBuilder said = new StringBuilder(one.get("amount").asString());
            one.get("days").forEach(day -> said.append(' ').append(day.asString().substring(5)));
            said.append(one.get("held").asBoolean() ? " held" : "");
            if (one.has("last")) {
                said.append(' ').append(one.get("last").get("ending").asString());
            }
            planned.add(said.toString());
        }
        return planned;
    }

    private JsonNode payments() {
        return zhao.phone().get("patients/" + zhao.id() + "/payments").expect(200).at("items");
    }

    private void debitsAgain() {
        Payments.NewPayment same =
                new Payments.NewPayment(
                        new PaymentId(payments().get(0).get("id").asLong()),
                        Payments.Purpose.REPAYMENT,
                        zhao.id(),
                        new PartyId(hospital.id()),
                        new PatientId(zhao.id()),
                        null,
                        Channel.WECHAT,
                        Money.parse("360.00"));
        world.city().city().run(() -> world.bean(Mandates.class).debit(same, mandate).orThrow());
    }
}
