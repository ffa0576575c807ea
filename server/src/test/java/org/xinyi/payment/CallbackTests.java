package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.ServerTest;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Parties;
import org.xinyi.payment.Discrepancies.Kind;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Status;

@ServerTest
class CallbackTests {

    private static final int THREADS = 64;

    private final ConfigurableApplicationContext context;
    private final PaymentScene scene;

    CallbackTests(ConfigurableApplicationContext context) {
        this.context = context;
        this.scene = PaymentScene.begin(context);
    }

    @Test
    void aPaymentIsReceivedAndToldOnce() {
        NewPayment payment = scene.opened("128.50");
        scene.pays(payment);

        scene.deliver(scene.callback(payment)).expect(200);

        Payments.Payment found = scene.find(payment);
        assertThat(found.status()).isEqualTo(Status.RECEIVED);
        assertThat(scene.allReceived()).containsExactly(found);
        assertThat(found.payer()).isEqualTo(PaymentScene.RELATIVE);
    }

    @Test
    @NastyDay(30)
    void aPaymentCountsFromWhenItWasPaidNotFromWhenWeLearnedOfIt() {
        // June 10, 08:00: opened. 08:30: paid, but the callback is on its way until noon.
        NewPayment payment = scene.opened("10.00");
        scene.pays(payment);
        scene.city.moveTo(PaymentScene.JUNE_10.plus(Duration.ofHours(4)));
        scene.deliver(scene.callback(payment)).expect(200);

        assertThat(scene.find(payment).receivedAt())
                .isEqualTo(Instant.parse("2020-06-10T00:30:00Z"));
    }

    @Test
    void theSameCallbackAgainChangesNothing() {
        NewPayment payment = scene.received("10.00");

        scene.deliver(scene.callback(payment)).expect(200);
        scene.deliver(scene.callback(payment)).expect(200);

        assertThat(scene.allReceived()).hasSize(1);
        assertThat(scene.discrepancies()).isEmpty();
    }

    @Test
    void sixtyFourDeliveriesAtOnceAreOneReceipt() throws InterruptedException, ExecutionException {
        List<NewPayment> payments = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            payments.add(scene.opened("10.00"));
        }
        payments.forEach(scene::pays);
        List<Future<Api.Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                FakeCallback callback = scene.callback(payments.get(i % 4));
                answers.add(threads.submit(() -> scene.deliver(callback)));
            }
        }

        for (Future<Api.Answer> answer : answers) {
            answer.get().expect(200);
        }
        assertThat(scene.allReceived()).hasSize(4).doesNotHaveDuplicates();
        assertThat(scene.discrepancies()).isEmpty();
    }

    @Test
    void aForgedCallbackIsRefusedAndNothingChanges() {
        NewPayment payment = scene.opened("10.00");
        scene.pays(payment);
        FakeCallback genuine = scene.callback(payment);

        FakeCallback stranger = scene.wechat.signed(scene.wechat.stranger, genuine.body());
        for (FakeCallback forged :
                List.of(
                        stranger,
                        genuine.withBody(genuine.body().replace("TRANSACTION", "transaction")),
                        genuine.withBody(genuine.body() + " "),
                        genuine.withSerial("PUB_KEY_ID_0"),
                        genuine.withSerial(""),
                        genuine.withBody(""),
                        scene.wechat.signed(scene.wechat.stranger, "x".repeat(70_000)))) {
            scene.deliver(forged).expectProblem(401, "callback-forged");
        }
        genuine.deliver(scene.callbackUrl(scene.merchant + 1))
                .expectProblem(401, "callback-forged");

        assertThat(scene.find(payment).status()).isEqualTo(Status.OPEN);
        assertThat(scene.received).isEmpty();
        assertThat(scene.discrepancies()).isEmpty();
    }

    @Test
    void aGenuineCallbackThatDoesNotOpenOrIsForAnotherMerchantIsForged() {
        NewPayment payment = scene.opened("10.00");
        scene.pays(payment);
        PaymentScene other = PaymentScene.begin(context);

        scene.callback(payment)
                .deliver(other.callbackUrl(other.merchant))
                .expectProblem(401, "callback-forged");
        scene.deliver(scene.wechat.signed(scene.wechat.platform, "not json"))
                .expectProblem(401, "callback-forged");
        scene.deliver(
                        scene.wechat.sealed(
                                scene.mchid,
                                "TRANSACTION.SUCCESS",
                                Map.of("mchid", "1900000001", "trade_state", "SUCCESS")))
                .expectProblem(401, "callback-forged");
    }

    @Test
    void anotherAmountIsKeptAsAnExceptionAndNeverBooked() {
        NewPayment payment = scene.opened("128.50");
        scene.pays(payment);
        Map<String, Object> order = scene.wechat.order(scene.mchid, scene.number(payment));
        Map<String, Object> altered = new HashMap<>(order);
        altered.put("amount", Map.of("total", 12_851, "currency", "CNY"));
        FakeCallback callback = scene.wechat.sealed(scene.mchid, "TRANSACTION.SUCCESS", altered);

        scene.deliver(callback).expectProblem(409, "callback-amount-differs");
        scene.deliver(callback).expectProblem(409, "callback-amount-differs");

        assertThat(scene.find(payment).status()).isEqualTo(Status.OPEN);
        assertThat(scene.received).isEmpty();
        assertThat(scene.discrepancies())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.kind()).isEqualTo(Kind.AMOUNT_DIFFERS);
                            assertThat(found.subject()).isEqualTo(payment.id().value());
                            assertThat(found.expected()).isEqualTo(Money.parse("128.50"));
                            assertThat(found.found()).isEqualTo(Money.parse("128.51"));
                        });
    }

    @Test
    void aPaymentForANumberOfNobodyIsKeptAsAnException() {
        NewPayment unknown = scene.wallet("10.00");
        NewPayment payment = scene.opened("10.00");
        scene.pays(payment);
        Map<String, Object> order =
                new HashMap<>(scene.wechat.order(scene.mchid, scene.number(payment)));
        order.put("out_trade_no", scene.number(unknown));

        scene.deliver(scene.wechat.sealed(scene.mchid, "TRANSACTION.SUCCESS", order))
                .expectProblem(404, "payment-unknown");

        assertThat(scene.discrepancies())
                .extracting(Discrepancies.Discrepancy::kind)
                .containsExactly(Kind.PAYMENT_UNKNOWN);
    }

    @Test
    void moneyThatAnotherPayeesMerchantCollectedIsKeptAsAnException() {
        NewPayment payment = scene.opened("10.00");
        PartyId lender = new PartyId(8);
        scene.run(
                () ->
                        scene.bean(Parties.class)
                                .ensure(lender, Parties.Kind.LENDER, "bank-a", "甲银行"));
        Api.Answer registered =
                scene.city
                        .operator()
                        .post("merchants", Map.of("payee", lender.value(), "channel", "WECHAT"))
                        .expect(201);
        String mchid = registered.text("mchid");
        Map<String, Object> order =
                new HashMap<>(scene.wechat.order(scene.mchid, scene.number(payment)));
        order.putAll(
                Map.of(
                        "mchid",
                        mchid,
                        "trade_state",
                        "SUCCESS",
                        "transaction_id",
                        "4200",
                        "success_time",
                        "2020-06-10T08:30:00+08:00"));

        scene.wechat
                .sealed(mchid, "TRANSACTION.SUCCESS", order)
                .deliver(scene.callbackUrl(registered.number("id")))
                .expectProblem(409, "callback-payee-differs");

        assertThat(scene.find(payment).status()).isEqualTo(Status.OPEN);
        assertThat(scene.discrepancies())
                .extracting(Discrepancies.Discrepancy::kind)
                .containsExactly(Kind.PAYEE_DIFFERS);
    }

    @Test
    void aCallbackAfterThePaymentWasClosedIsReceivedAllTheSame() {
        NewPayment payment = scene.opened("10.00");
        // Nobody pays within the day: the channel closes it.
        scene.city.moveTo(PaymentScene.JUNE_10.plus(Duration.ofHours(25)));
        scene.askUntil(payment, Status.CLOSED);

        scene.pays(payment);
        scene.deliver(scene.callback(payment)).expect(200);

        assertThat(scene.find(payment).status()).isEqualTo(Status.RECEIVED);
        assertThat(scene.allReceived()).hasSize(1);
    }

    @Test
    void whatIsNotAboutASuccessIsAcknowledgedAndIgnored() {
        NewPayment payment = scene.opened("10.00");

        scene.deliver(scene.callback(payment)).expect(200);
        scene.deliver(
                        scene.wechat.sealed(
                                scene.mchid, "SOMETHING.ELSE", Map.of("mchid", scene.mchid)))
                .expect(200);

        assertThat(scene.find(payment).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void whatTheModulesAboveCannotBookIsNotReceived() {
        NewPayment poisonous = scene.opened("66.60");
        NewPayment other = scene.opened("10.00");
        scene.pays(poisonous);
        scene.pays(other);
        scene.failOn = poisonous.id();

        scene.deliver(scene.callback(poisonous)).expect(500);
        scene.deliver(scene.callback(other)).expect(200);

        assertThat(scene.find(poisonous).status()).isEqualTo(Status.OPEN);
        assertThat(scene.find(other).status()).isEqualTo(Status.RECEIVED);
        scene.failOn = null;
        scene.deliver(scene.callback(poisonous)).expect(200);
        assertThat(scene.find(poisonous).status()).isEqualTo(Status.RECEIVED);
    }
}
