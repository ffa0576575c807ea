package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.payment.OnlinePaymentTests.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Discrepancies.Kind;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Payment;
import org.xinyi.payment.Payments.Status;
import org.xinyi.payment.Payments.TakenPayment;

@ServerTest
class ShiftTests {

    private static final InstitutionId HOSPITAL = new InstitutionId(PaymentScene.HOSPITAL.value());

    private final PaymentScene scene;
    private final Payments payments;
    private final IdSource ids;
    private final Sql sql;
    private final Api cashier;
    private final ShiftId shift;

    ShiftTests(ConfigurableApplicationContext context, IdSource ids, Sql sql) {
        this.scene = PaymentScene.begin(context);
        this.payments = scene.payments;
        this.ids = ids;
        this.sql = sql;
        this.cashier = scene.city.key(HOSPITAL.value(), "CASHIER");
        this.shift = open("3号窗");
    }

    @Test
    void aDayAtAWindow() {
        // 08:00 The drawer begins with 200.00. Three people pay, one of them by card.
        take(scene.payment(Channel.WINDOW_CASH, "100.00"));
        NewPayment second = scene.payment(Channel.WINDOW_CASH, "28.50");
        take(second);
        take(scene.payment(Channel.WINDOW_CARD, "60.00"));
        // 10:00 8.50 of the second payment are handed out again.
        handOut(second, "8.50");
        // 12:00 320.00 should lie there; one yuan is missing.
        Api.Answer closed =
                cashier.post(path() + "/close", Map.of("countedCash", "319.00")).expect(200);

        assertThat(closed.text("expectedCash")).isEqualTo("320.00");
        assertThat(closed.text("difference")).isEqualTo("-1.00");
        assertThat(closed.text("channels.0.channel")).isEqualTo("WINDOW_CASH");
        assertThat(closed.text("channels.0.taken")).isEqualTo("128.50");
        assertThat(closed.text("channels.0.givenBack")).isEqualTo("8.50");
        assertThat(closed.number("channels.1.takenCount")).isEqualTo(1);
        assertThat(closed.text("channels.1.taken")).isEqualTo("60.00");
        assertThat(cashier.get(path()).expect(200).body()).isEqualTo(closed.body());
    }

    @Test
    void aDifferenceInTheDrawerIsANamedException() {
        take(scene.payment(Channel.KIOSK, "10.00"));
        cashier.post(path() + "/close", Map.of("countedCash", "210.50")).expect(200);

        assertThat(scene.discrepancies())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.kind()).isEqualTo(Kind.DRAWER_DIFFERS);
                            assertThat(found.subject()).isEqualTo(shift.value());
                            assertThat(found.expected()).isEqualTo(Money.parse("210.00"));
                            assertThat(found.found()).isEqualTo(Money.parse("210.50"));
                        });
        Api finance = scene.city.key(HOSPITAL.value(), "FINANCE");
        String path = "/payment-discrepancies?day=2020-06-10";
        assertThat(finance.get("institutions/7" + path).expect(200).text("0.kind"))
                .isEqualTo("DRAWER_DIFFERS");
        finance.get("institutions/8" + path).expectProblem(404, "institution-unknown");
        // Nothing of it was booked: the kiosk's payment alone was told.
        assertThat(scene.allReceived()).hasSize(1);
        assertThat(scene.givenBack).isEmpty();
    }

    @Test
    void whatATillTakesIsReceivedAndToldAtOnce() {
        NewPayment payment = scene.payment(Channel.WINDOW_CASH, "10.00");

        Payment taken = take(payment).orThrow();

        assertThat(taken.status()).isEqualTo(Status.RECEIVED);
        assertThat(taken.receivedAt()).isEqualTo(PaymentScene.JUNE_10);
        assertThat(scene.allReceived()).containsExactly(taken);
    }

    @Test
    void whatFailsInTheCallersTransactionIsNotTaken() {
        NewPayment payment = scene.payment(Channel.WINDOW_CASH, "10.00");
        scene.failOn = payment.id();
        try {
            scene.inCity(() -> sql.inTransaction(() -> payments.take(payment, shift)));
        } catch (IllegalStateException refusedAbove) {
            assertThat(scene.inCity(() -> payments.find(List.of(payment.id())))).isEmpty();
            return;
        }
        throw new AssertionError("It was taken");
    }

    @Test
    void aListOfPaymentsIsTakenTogetherAndARefusedOneFailsAlone() {
        List<TakenPayment> takings = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            takings.add(taking(scene.payment(Channel.WINDOW_CARD, "1.00")));
        }
        takings.add(7, taking(scene.payment(Channel.WINDOW_CASH, "0.00")));
        takings.add(9, taking(scene.wallet("1.00")));
        takings.add(11, new TakenPayment(scene.payment(Channel.KIOSK, "1.00"), new ShiftId(1)));
        takings.add(13, takings.getFirst());

        List<Outcome<Payment>> outcomes = scene.inCity(() -> payments.takeAll(takings));

        assertThat(outcomes).hasSize(304);
        assertThat(refusal(outcomes.get(7))).isInstanceOf(PaymentRefusal.PaymentNotPositive.class);
        assertThat(refusal(outcomes.get(9))).isInstanceOf(PaymentRefusal.ChannelNotOffered.class);
        assertThat(refusal(outcomes.get(11))).isEqualTo(new PaymentRefusal.ShiftUnknown(1));
        assertThat(outcomes.get(13)).isEqualTo(outcomes.getFirst());
        assertThat(outcomes.stream().filter(Outcome::isDone)).hasSize(301);
        assertThat(scene.received).hasSize(1);
        assertThat(scene.allReceived()).hasSize(300);
        assertThat(cashier.get(path()).expect(200).text("channels.0.taken")).isEqualTo("300.00");
    }

    @Test
    void theSamePaymentAgainAnswersAsBeforeAlsoWhenTheShiftIsClosed() {
        NewPayment payment = scene.payment(Channel.WINDOW_CASH, "10.00");
        Payment first = take(payment).orThrow();
        cashier.post(path() + "/close", Map.of("countedCash", "210.00")).expect(200);

        assertThat(take(payment).orThrow()).isEqualTo(first);
        assertThat(scene.allReceived()).hasSize(1);
    }

    @Test
    void theSameNumberWithOtherContentIsRefused() {
        NewPayment payment = scene.payment(Channel.WINDOW_CASH, "10.00");
        take(payment);
        NewPayment altered =
                new NewPayment(
                        payment.id(),
                        Payments.Purpose.REPAYMENT,
                        payment.subject(),
                        payment.payee(),
                        payment.patient(),
                        payment.payer(),
                        payment.channel(),
                        payment.amount());

        assertThat(refusal(take(altered)))
                .isEqualTo(new PaymentRefusal.PaymentIdReused(payment.id().value()));
    }

    @Test
    void aClosedShiftTakesAndGivesNothing() {
        Api.Answer closed =
                cashier.post(path() + "/close", Map.of("countedCash", "200.00"), "k").expect(200);
        assertThat(closed.text("difference")).isEqualTo("0.00");

        assertThat(refusal(take(scene.payment(Channel.WINDOW_CASH, "1.00"))))
                .isEqualTo(new PaymentRefusal.ShiftClosed(shift.value()));
        cashier.post("give-backs/1/handed-out", Map.of("shift", shift.value()))
                .expectProblem(409, "shift-closed");
        cashier.post(path() + "/close", Map.of("countedCash", "200.00"))
                .expectProblem(409, "shift-closed");
        cashier.post(path() + "/close", Map.of("countedCash", "200.00"), "k").expect(200);
        cashier.post(path() + "/close", Map.of("countedCash", "100.00"), "k")
                .expectProblem(422, "idempotency-key-reused");
        assertThat(scene.discrepancies()).isEmpty();
    }

    @Test
    void nothingIsTakenBetweenTheCountAndTheClose() {
        List<NewPayment> payments = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            payments.add(scene.payment(Channel.WINDOW_CASH, "1.00"));
        }
        AtomicInteger taken = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < payments.size(); i++) {
                NewPayment payment = payments.get(i);
                threads.execute(
                        () -> {
                            if (take(payment).isDone()) {
                                taken.incrementAndGet();
                            }
                        });
                if (i == 32) {
                    threads.execute(
                            () ->
                                    cashier.post(path() + "/close", Map.of("countedCash", "0.00"))
                                            .expect(200));
                }
            }
        }

        Api.Answer closed = cashier.get(path()).expect(200);
        Money expected = Money.parse("200.00").plus(Money.ofFen(taken.get() * 100L));
        assertThat(closed.text("expectedCash")).isEqualTo(expected.toString());
        assertThat(closed.number("channels.0.takenCount")).isEqualTo(taken.get());
        assertThat(taken.get()).isPositive();
    }

    @Test
    void aWindowHasOneShiftAtATime() {
        cashier.post("shifts", newShift("3号窗")).expectProblem(409, "window-occupied");
        cashier.post(path() + "/close", Map.of("countedCash", "200.00")).expect(200);
        cashier.post("shifts", newShift("3号窗")).expect(201);
        scene.city.key(8, "CASHIER").post("shifts", newShift("3号窗")).expect(201);
    }

    @Test
    void aShiftOfAnotherHospitalIsUnknown() {
        Api other = scene.city.key(8, "CASHIER", "FINANCE");

        other.get(path()).expectProblem(404, "shift-unknown");
        other.post(path() + "/close", Map.of("countedCash", "200.00"))
                .expectProblem(404, "shift-unknown");
        NewPayment payment = scene.payment(Channel.WINDOW_CASH, "1.00");
        NewPayment toAnother =
                new NewPayment(
                        payment.id(),
                        payment.purpose(),
                        payment.subject(),
                        new PartyId(8),
                        payment.patient(),
                        null,
                        payment.channel(),
                        payment.amount());
        assertThat(refusal(take(toAnother)))
                .isEqualTo(new PaymentRefusal.ShiftUnknown(shift.value()));
        cashier.get(path()).expect(200);
    }

    @Test
    void aFloatOrACountBelowNothingIsRefused() {
        cashier.post("shifts", Map.of("cashier", "王", "window", "9", "openingFloat", "-1.00"))
                .expectProblem(422, "shift-not-opened");
        cashier.post(path() + "/close", Map.of("countedCash", "-0.01"))
                .expectProblem(422, "count-negative");
    }

    private ShiftId open(String window) {
        return new ShiftId(cashier.post("shifts", newShift(window)).expect(201).number("id"));
    }

    private static Map<String, String> newShift(String window) {
        return Map.of("cashier", "王芳", "window", window, "openingFloat", "200.00");
    }

    private Outcome<Payment> take(NewPayment payment) {
        return scene.inCity(() -> payments.take(payment, shift));
    }

    private void handOut(NewPayment payment, String amount) {
        long order = scene.inCity(ids::next);
        scene.run(
                () ->
                        payments.giveBack(
                                List.of(
                                        new Payments.GiveBack(
                                                order,
                                                payment.id(),
                                                Money.parse(amount),
                                                payment.patient()))));
        cashier.post("give-backs/" + order + "/handed-out", Map.of("shift", shift.value()))
                .expect(200);
    }

    private TakenPayment taking(NewPayment payment) {
        return new TakenPayment(payment, shift);
    }

    private String path() {
        return "shifts/" + shift.value();
    }
}
