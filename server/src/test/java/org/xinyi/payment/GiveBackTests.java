package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Discrepancies.Kind;
import org.xinyi.payment.FakeWeChat.Fault;
import org.xinyi.payment.Payments.GiveBack;
import org.xinyi.payment.Payments.NewPayment;

@ServerTest
class GiveBackTests {

    private final PaymentScene scene;
    private final Payments payments;
    private final Sql sql;
    private final IdSource ids;

    GiveBackTests(ConfigurableApplicationContext context, Sql sql, IdSource ids) {
        this.scene = PaymentScene.begin(context);
        this.payments = scene.payments;
        this.sql = sql;
        this.ids = ids;
    }

    @Test
    void moneyGoesBackThroughTheChannelThatBroughtItAndIsToldOnce() {
        NewPayment payment = scene.received("128.50");

        GiveBack order = giveBack(payment, "28.50");
        scene.askNow();
        scene.askNow();

        assertThat(scene.allGivenBack())
                .singleElement()
                .satisfies(
                        item -> {
                            assertThat(item.id()).isEqualTo(order.id());
                            assertThat(item.payment()).isEqualTo(payment.id());
                            assertThat(item.owner()).isEqualTo(PaymentScene.HOSPITAL);
                            assertThat(item.channel()).isEqualTo(Channel.WECHAT);
                            assertThat(item.amount()).isEqualTo(Money.parse("28.50"));
                        });
    }

    @Test
    void aRefundWhoseAnswerIsLostIsAskedForAndNeverMadeTwice() {
        NewPayment payment = scene.received("10.00");
        scene.wechat.fault(scene.mchid, Fault.TIMEOUT_AFTER_EFFECT, Fault.FORGED_ANSWER);
        GiveBack order = giveBack(payment, "10.00");
        scene.askNow();
        scene.askNow();
        assertThat(scene.givenBack).isEmpty();

        scene.askNow();

        assertThat(scene.allGivenBack()).hasSize(1);
        assertThat(scene.wechat.refundsOrdered(scene.mchid, number(order))).isEqualTo(1);
    }

    @Test
    void aRefundThatNeverArrivedIsOrderedAgain() {
        NewPayment payment = scene.received("10.00");
        scene.wechat.fault(scene.mchid, Fault.ERROR_BEFORE_EFFECT);
        GiveBack order = giveBack(payment, "10.00");
        scene.askNow();
        assertThat(scene.wechat.refundsOrdered(scene.mchid, number(order))).isZero();

        scene.askNow();

        assertThat(scene.allGivenBack()).hasSize(1);
    }

    @Test
    void aRefundUnderwayIsToldByItsCallback() {
        NewPayment payment = scene.received("10.00");
        scene.wechat.refundsBecome(scene.mchid, "PROCESSING");
        GiveBack order = giveBack(payment, "10.00");
        scene.askNow();
        assertThat(scene.givenBack).isEmpty();

        Map<String, Object> refund =
                new HashMap<>(scene.wechat.order(scene.mchid, "refund " + number(order)));
        refund.put("refund_status", "SUCCESS");
        FakeCallback callback = scene.wechat.sealed(scene.mchid, "REFUND.SUCCESS", refund);
        scene.deliver(callback).expect(200);
        scene.deliver(callback).expect(200);

        assertThat(scene.allGivenBack()).hasSize(1);
    }

    @Test
    void whatTheChannelCannotGiveBackACashierHandsOut() {
        NewPayment payment = scene.received("10.00");
        scene.wechat.refundsBecome(scene.mchid, "ABNORMAL");
        GiveBack order = giveBack(payment, "10.00");
        scene.askNow();
        assertThat(scene.givenBack).isEmpty();
        assertThat(scene.discrepancies())
                .extracting(Discrepancies.Discrepancy::kind)
                .containsExactly(Kind.REFUND_FAILED);

        Api cashier = scene.city.key(PaymentScene.HOSPITAL.value(), "CASHIER");
        Api.Answer waiting = cashier.get("institutions/7/give-backs").expect(200);
        assertThat(waiting.number("items.0.id")).isEqualTo(order.id());
        assertThat(waiting.at("items.0.channelFailed").asBoolean()).isTrue();
        long shift = openShift(cashier);
        cashier.post("give-backs/" + order.id() + "/handed-out", Map.of("shift", shift))
                .expect(200);

        assertThat(scene.allGivenBack())
                .singleElement()
                .satisfies(item -> assertThat(item.channel()).isEqualTo(Channel.WINDOW_CASH));
        assertThat(cashier.get("institutions/7/give-backs").expect(200).at("items")).isEmpty();
        // The bank has resolved it after all, and so the money is out twice: named.
        scene.wechat.refundBecomes(scene.mchid, number(order), "SUCCESS");
        Map<String, Object> refund =
                new HashMap<>(scene.wechat.order(scene.mchid, "refund " + number(order)));
        refund.put("refund_status", "SUCCESS");
        scene.deliver(scene.wechat.sealed(scene.mchid, "REFUND.SUCCESS", refund)).expect(200);
        assertThat(scene.discrepancies())
                .extracting(Discrepancies.Discrepancy::kind)
                .containsExactly(Kind.REFUND_FAILED, Kind.GIVEN_TWICE);
        assertThat(scene.allGivenBack()).hasSize(1);
    }

    @Test
    void anotherRefundedAmountIsKeptAsAnExceptionAndNeverBooked() {
        NewPayment payment = scene.received("128.50");
        scene.wechat.fault(scene.mchid, Fault.WRONG_AMOUNT);
        giveBack(payment, "28.50");

        scene.askNow();

        assertThat(scene.givenBack).isEmpty();
        assertThat(scene.discrepancies())
                .extracting(Discrepancies.Discrepancy::kind)
                .containsExactly(Kind.REFUND_DIFFERS);
    }

    @Test
    void whatCameOverTheCounterGoesBackOverTheCounter() {
        Api cashier = scene.city.key(PaymentScene.HOSPITAL.value(), "CASHIER");
        long shift = openShift(cashier);
        NewPayment payment = scene.payment(Channel.WINDOW_CARD, "50.00");
        assertThat(scene.inCity(() -> payments.take(payment, new ShiftId(shift))).isDone())
                .isTrue();
        GiveBack order = giveBack(payment, "20.00");
        scene.askNow();
        assertThat(scene.givenBack).isEmpty();

        String path = "give-backs/" + order.id() + "/handed-out";
        Map<String, Long> body = Map.of("shift", shift);
        Api.Answer first = cashier.post(path, body, "one").expect(200);
        assertThat(cashier.post(path, body, "one").expect(200).body()).isEqualTo(first.body());
        cashier.post(path, body).expectProblem(409, "give-back-done");

        assertThat(scene.allGivenBack())
                .singleElement()
                .satisfies(item -> assertThat(item.channel()).isEqualTo(Channel.WINDOW_CARD));
    }

    @Test
    void nobodyHandsOutWhatTheChannelIsGivingBackOrWhatIsAnothersToGive() {
        NewPayment payment = scene.received("10.00");
        scene.wechat.refundsBecome(scene.mchid, "PROCESSING");
        GiveBack order = giveBack(payment, "10.00");
        Api cashier = scene.city.key(PaymentScene.HOSPITAL.value(), "CASHIER");
        Api other = scene.city.key(8, "CASHIER");
        long shift = openShift(cashier);
        long otherShift = openShift(other);
        String path = "give-backs/" + order.id() + "/handed-out";

        cashier.post(path, Map.of("shift", shift)).expectProblem(409, "give-back-underway");
        other.post(path, Map.of("shift", otherShift)).expectProblem(404, "give-back-unknown");
        other.post(path, Map.of("shift", shift)).expectProblem(404, "shift-unknown");
        other.get("institutions/7/give-backs").expectProblem(404, "institution-unknown");
    }

    @Test
    void noMoreGoesBackThanCame() {
        NewPayment payment = scene.received("10.00");
        giveBack(payment, "6.00");

        assertThatThrownBy(() -> giveBack(payment, "4.01"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> giveBack(scene.opened("10.00"), "1.00"))
                .isInstanceOf(IllegalArgumentException.class);
        giveBack(payment, "4.00");
        scene.askNow();

        assertThat(scene.allGivenBack()).hasSize(2);
    }

    @Test
    void theSameOrderAgainChangesNothing() {
        NewPayment payment = scene.received("10.00");
        GiveBack order = giveBack(payment, "10.00");

        scene.run(() -> sql.inTransaction(() -> payments.giveBack(List.of(order, order))));
        scene.askNow();

        assertThat(scene.allGivenBack()).hasSize(1);
        Api.Answer view = scene.city.operator().get("payments/" + payment.id().value()).expect(200);
        assertThat(view.text("givenBack")).isEqualTo("10.00");
    }

    @Test
    void anOrderOfATransactionThatFailsIsNoOrder() {
        NewPayment payment = scene.received("10.00");
        assertThatThrownBy(
                        () ->
                                scene.run(
                                        () ->
                                                sql.inTransaction(
                                                        () -> {
                                                            payments.giveBack(
                                                                    List.of(
                                                                            order(
                                                                                    payment,
                                                                                    "10.00")));
                                                            throw new IllegalStateException("No");
                                                        })))
                .hasMessage("No");

        scene.askNow();

        assertThat(scene.givenBack).isEmpty();
    }

    private GiveBack giveBack(NewPayment payment, String amount) {
        GiveBack order = order(payment, amount);
        scene.run(() -> sql.inTransaction(() -> payments.giveBack(List.of(order))));
        return order;
    }

    private GiveBack order(NewPayment payment, String amount) {
        return new GiveBack(
                scene.inCity(ids::next), payment.id(), Money.parse(amount), payment.patient());
    }

    private String number(GiveBack order) {
        return TradeNumber.of(scene.city.city(), order.id());
    }

    private static long openShift(Api cashier) {
        return cashier.post(
                        "shifts", Map.of("cashier", "王", "window", "1", "openingFloat", "100.00"))
                .expect(201)
                .number("id");
    }
}
