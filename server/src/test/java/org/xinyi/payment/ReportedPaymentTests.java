package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.payment.OnlinePaymentTests.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.Api;
import org.xinyi.NastyDay;
import org.xinyi.ServerTest;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.ShiftId;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Payment;
import org.xinyi.payment.Payments.Reported;

/// Money that a lender takes at its own counter: it knows first, and tells us.
@ServerTest
class ReportedPaymentTests {

    private static final Instant EARLIER = PaymentScene.JUNE_10.minus(Duration.ofHours(3));

    private final PaymentScene scene;
    private final IdSource ids;

    ReportedPaymentTests(ConfigurableApplicationContext context, IdSource ids) {
        this.scene = PaymentScene.begin(context);
        this.ids = ids;
    }

    @Test
    void whatALenderReportsIsReceivedWhenItWasPaid() {
        NewPayment payment = scene.payment(Channel.BANK, "300.00");
        Reported reported = new Reported(payment, EARLIER);

        List<Outcome<Payment>> first = report(reported, reported);

        assertThat(report(reported)).containsExactly(first.getFirst());
        assertThat(first.getLast()).isEqualTo(first.getFirst());
        assertThat(scene.allReceived()).containsExactly(first.getFirst().orThrow());
        assertThat(scene.find(payment).receivedAt()).isEqualTo(EARLIER);
    }

    @Test
    @NastyDay(30)
    void nobodyPaysInTheFutureOrReportsWhatPassesThroughUs() {
        NewPayment late = scene.payment(Channel.BANK, "1.00");
        report(new Reported(late, PaymentScene.JUNE_10.plusSeconds(60)));
        assertThat(scene.find(late).receivedAt()).isEqualTo(PaymentScene.JUNE_10);

        assertThat(refusal(report(new Reported(scene.wallet("1.00"), EARLIER)).getFirst()))
                .isInstanceOf(PaymentRefusal.ChannelNotOffered.class);
        assertThat(
                        refusal(
                                report(new Reported(scene.payment(Channel.BANK, "0.00"), EARLIER))
                                        .getFirst()))
                .isInstanceOf(PaymentRefusal.PaymentNotPositive.class);
    }

    @Test
    void theLenderItselfGivesItBack() {
        NewPayment payment = scene.payment(Channel.BANK, "300.00");
        report(new Reported(payment, EARLIER));
        long order = giveBack(payment);
        scene.askNow();
        assertThat(scene.givenBack).isEmpty();
        String path = "give-backs/" + order + "/given-by-payee";

        scene.city.key(8, "FINANCE").post(path, Map.of()).expectProblem(404, "give-back-unknown");
        Api finance = scene.city.key(7, "FINANCE");
        finance.post(path, Map.of(), "one").expect(200);
        finance.post(path, Map.of(), "one").expect(200);
        finance.post(path, Map.of()).expectProblem(409, "give-back-done");

        assertThat(scene.allGivenBack())
                .singleElement()
                .satisfies(item -> assertThat(item.channel()).isEqualTo(Channel.BANK));
    }

    @Test
    void whatNoChannelCouldGiveBackThePayeeMayTransfer() {
        NewPayment payment = scene.received("10.00");
        scene.wechat.refundsBecome(scene.mchid, "CLOSED");
        long order = giveBack(payment);
        String path = "give-backs/" + order + "/given-by-payee";
        Api finance = scene.city.key(7, "FINANCE");
        finance.post(path, Map.of()).expectProblem(409, "give-back-underway");
        scene.askNow();

        finance.post(path, Map.of()).expect(200);

        assertThat(scene.allGivenBack())
                .singleElement()
                .satisfies(item -> assertThat(item.channel()).isEqualTo(Channel.BANK));
    }

    @Test
    void whatCameOverACounterIsNotForThePayeeToTransfer() {
        Api cashier = scene.city.key(7, "CASHIER", "FINANCE");
        long shift =
                cashier.post(
                                "shifts",
                                Map.of("cashier", "王", "window", "1", "openingFloat", "0.00"))
                        .expect(201)
                        .number("id");
        NewPayment payment = scene.payment(Channel.WINDOW_CASH, "10.00");
        scene.inCity(() -> scene.payments.take(payment, new ShiftId(shift))).orThrow();
        long order = giveBack(payment);

        cashier.post("give-backs/" + order + "/given-by-payee", Map.of())
                .expectProblem(409, "give-back-over-counter");
        assertThat(scene.givenBack).isEmpty();
    }

    private List<Outcome<Payment>> report(Reported... reported) {
        return scene.inCity(() -> scene.payments.report(List.of(reported)));
    }

    private long giveBack(NewPayment payment) {
        long order = scene.inCity(ids::next);
        scene.run(
                () ->
                        scene.payments.giveBack(
                                List.of(
                                        new Payments.GiveBack(
                                                order,
                                                payment.id(),
                                                Money.parse("1.00"),
                                                payment.patient()))));
        return order;
    }
}
