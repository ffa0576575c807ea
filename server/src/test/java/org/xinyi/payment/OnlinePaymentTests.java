package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.ServerTest;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Discrepancies.Kind;
import org.xinyi.payment.FakeWeChat.Fault;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Opened;
import org.xinyi.payment.Payments.Status;

@ServerTest
class OnlinePaymentTests {

    private final PaymentScene scene;
    private final Payments payments;
    private final Sql sql;

    OnlinePaymentTests(ConfigurableApplicationContext context, Sql sql) {
        this.scene = PaymentScene.begin(context);
        this.payments = scene.payments;
        this.sql = sql;
    }

    @Test
    void anOpenedPaymentStandsAtTheChannelUnderANumberThatNamesTheCity() {
        NewPayment payment = scene.wallet("128.50");

        Opened opened = open(payment).orThrow();

        assertThat(opened.codeUrl()).contains(scene.city.city().code());
        assertThat(scene.find(payment).status()).isEqualTo(Status.OPEN);
        Map<String, Object> order = scene.wechat.order(scene.mchid, scene.number(payment));
        assertThat(order.get("amount")).isEqualTo(Map.of("total", 12_850L, "currency", "CNY"));
        assertThat(order.get("notify_url")).isEqualTo(scene.callbackUrl(scene.merchant));
    }

    @Test
    void openingTheSamePaymentAgainAnswersTheSameCode() {
        NewPayment payment = scene.wallet("10.00");

        Opened first = open(payment).orThrow();

        assertThat(open(payment).orThrow()).isEqualTo(first);
        scene.pays(payment);
        scene.deliver(scene.callback(payment)).expect(200);
        assertThat(open(payment).orThrow()).isEqualTo(first);
    }

    @Test
    void theSameNumberWithOtherContentIsRefused() {
        NewPayment payment = scene.opened("10.00");
        NewPayment altered =
                new NewPayment(
                        payment.id(),
                        payment.purpose(),
                        payment.subject(),
                        payment.payee(),
                        payment.patient(),
                        payment.payer(),
                        payment.channel(),
                        Money.parse("10.01"));

        assertThat(refusal(open(altered)))
                .isEqualTo(new PaymentRefusal.PaymentIdReused(payment.id().value()));
    }

    @Test
    void whatCannotBePaidIsNotOpened() {
        assertThat(refusal(open(scene.wallet("0.00"))))
                .isInstanceOf(PaymentRefusal.PaymentNotPositive.class);
        assertThat(refusal(open(scene.payment(Channel.ALIPAY, "10.00"))))
                .isInstanceOf(PaymentRefusal.ChannelNotOffered.class);
        assertThat(refusal(open(scene.payment(Channel.WINDOW_CASH, "10.00"))))
                .isInstanceOf(PaymentRefusal.ChannelNotOffered.class);
        NewPayment payment = scene.wallet("10.00");
        NewPayment toAnother =
                new NewPayment(
                        payment.id(),
                        payment.purpose(),
                        payment.subject(),
                        new PartyId(99),
                        payment.patient(),
                        null,
                        Channel.WECHAT,
                        payment.amount());
        assertThat(refusal(open(toAnother)))
                .isEqualTo(new PaymentRefusal.ChannelNotOffered("WECHAT", 99));
    }

    @Test
    void aChannelIsNeverCalledWithinATransaction() {
        NewPayment payment = scene.wallet("10.00");

        assertThatThrownBy(() -> scene.inCity(() -> sql.inTransaction(() -> open(payment))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLostAnswerIsAskedForAgainAtOnce() {
        scene.wechat.fault(scene.mchid, Fault.TIMEOUT_AFTER_EFFECT);

        assertThat(open(scene.wallet("10.00")).isDone()).isTrue();
    }

    @Test
    void aPaymentThatNobodyKnowsTheOutcomeOfIsResolvedByAsking() {
        // Both answers are lost: the caller is told to use another channel.
        NewPayment payment = scene.wallet("10.00");
        scene.wechat.fault(scene.mchid, Fault.TIMEOUT_AFTER_EFFECT, Fault.FORGED_ANSWER);
        assertThat(refusal(open(payment)))
                .isEqualTo(new PaymentRefusal.ChannelUnavailable("WECHAT"));
        // The order stands there all the same, and it is paid; no callback comes.
        scene.pays(payment);
        // Asked, the channel answers badly twice, and is asked again.
        scene.wechat.fault(scene.mchid, Fault.ERROR_BEFORE_EFFECT, Fault.FORGED_ANSWER);
        scene.askNow();
        scene.askNow();
        assertThat(scene.find(payment).status()).isEqualTo(Status.OPEN);

        scene.askNow();

        assertThat(scene.find(payment).status()).isEqualTo(Status.RECEIVED);
        assertThat(scene.allReceived()).hasSize(1);
        scene.deliver(scene.callback(payment)).expect(200);
        assertThat(scene.allReceived()).hasSize(1);
    }

    @Test
    void anOrderThatTheChannelDeclinesIsClosed() {
        NewPayment payment = scene.wallet("10.00");
        scene.wechat.fault(scene.mchid, Fault.DECLINED);

        assertThat(refusal(open(payment)))
                .isEqualTo(new PaymentRefusal.ChannelUnavailable("WECHAT"));

        assertThat(scene.find(payment).status()).isEqualTo(Status.CLOSED);
        assertThat(refusal(open(payment)))
                .isEqualTo(new PaymentRefusal.PaymentExpired(payment.id().value()));
    }

    @Test
    void whatIsNotPaidWithinADayIsClosedAtTheChannelFirst() {
        NewPayment payment = scene.opened("10.00");
        // June 11, one minute before 24 hours are over.
        scene.city.moveTo(PaymentScene.JUNE_10.plus(Duration.ofHours(24).minusMinutes(1)));
        scene.askNow();
        assertThat(scene.find(payment).status()).isEqualTo(Status.OPEN);

        // Over. The channel does not answer at first, so nobody guesses.
        scene.wechat.fault(scene.mchid, Fault.ERROR_BEFORE_EFFECT, Fault.ERROR_BEFORE_EFFECT);
        scene.city.moveTo(PaymentScene.JUNE_10.plus(Duration.ofHours(24)));
        scene.askUntil(payment, Status.CLOSED);

        assertThat(scene.wechat.state(scene.mchid, scene.number(payment))).isEqualTo("CLOSED");
    }

    @Test
    void whatTurnsOutPaidWhenItIsToBeClosedIsReceived() {
        NewPayment payment = scene.opened("10.00");
        scene.pays(payment);

        scene.city.moveTo(PaymentScene.JUNE_10.plus(Duration.ofHours(30)));
        scene.askUntil(payment, Status.RECEIVED);

        assertThat(scene.allReceived()).hasSize(1);
    }

    @Test
    void anOrderThatNeverArrivedIsClosedWhenItsDayIsOver() {
        NewPayment payment = scene.wallet("10.00");
        scene.wechat.fault(scene.mchid, Fault.ERROR_BEFORE_EFFECT, Fault.ERROR_BEFORE_EFFECT);
        assertThat(open(payment).isDone()).isFalse();
        scene.askNow();
        assertThat(scene.find(payment).status()).isEqualTo(Status.OPEN);

        scene.city.moveTo(PaymentScene.JUNE_10.plus(Duration.ofHours(25)));
        scene.askUntil(payment, Status.CLOSED);
    }

    @Test
    void anAnswerWithAnotherAmountIsKeptAsAnExceptionAndNeverBooked() {
        NewPayment payment = scene.opened("128.50");
        scene.pays(payment);
        scene.wechat.fault(scene.mchid, Fault.WRONG_AMOUNT);

        scene.askNow();

        assertThat(scene.find(payment).status()).isEqualTo(Status.OPEN);
        assertThat(scene.discrepancies())
                .extracting(Discrepancies.Discrepancy::kind)
                .containsExactly(Kind.AMOUNT_DIFFERS);
        scene.askNow();
        assertThat(scene.find(payment).status()).isEqualTo(Status.RECEIVED);
    }

    private Outcome<Opened> open(NewPayment payment) {
        return scene.inCity(() -> payments.open(payment));
    }

    static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal();
    }
}
