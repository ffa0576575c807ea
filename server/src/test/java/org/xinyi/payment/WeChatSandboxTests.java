package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.xinyi.Api;
import org.xinyi.TestCities;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.ChannelFiles.Payout;
import org.xinyi.payment.ChannelFiles.Row;
import org.xinyi.payment.ChannelFiles.Statement;
import org.xinyi.payment.Discrepancies.Kind;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Status;

/// The module against the WeChat Pay of the sandbox, another process with its own storage and
/// faults.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestCities.class)
@Tag("slow")
class WeChatSandboxTests {

    private static final Path JAR =
            Path.of(System.getProperty("xinyi.sandbox.jar", "../sandbox/target/xinyi-sandbox.jar"));
    /// The sandbox's clock goes forward only: each test has a week of its own.
    private static final AtomicInteger WEEKS = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<SandboxProcess> STARTED = new ArrayList<>();

    private final LocalDate day = LocalDate.of(2020, 6, 10).plusWeeks(WEEKS.getAndIncrement());
    private final PaymentScene scene;
    private final Payments payments;
    private final Api sandbox;

    WeChatSandboxTests(ConfigurableApplicationContext context, Payments payments) {
        this.sandbox = new Api(STARTED.getFirst().url(), "");
        Instant morning = BusinessClock.at(day.atTime(8, 0));
        setClock(morning);
        this.scene = PaymentScene.begin(context, morning);
        this.payments = payments;
    }

    @DynamicPropertySource
    static void startSandbox(DynamicPropertyRegistry properties) throws IOException {
        Path data = Files.createTempDirectory("xinyi-sandbox");
        STARTED.add(SandboxProcess.start(JAR, data.resolve("twins")));
        properties.add("xinyi.payment.wechat.url", () -> STARTED.getFirst().url() + "wechat");
        properties.add("xinyi.database.data", () -> data.resolve("server").toString());
    }

    @AfterAll
    static void stopSandbox() {
        STARTED.forEach(SandboxProcess::stop);
    }

    @Test
    void aDayOfPaymentsWithEveryFaultEndsInAgreementWithTheChannelsOwnFiles() {
        // Four people pay; the answer to an order is lost, callbacks come twice and late.
        fault("native", "TIMEOUT_AFTER_EFFECT");
        List<NewPayment> paid = new ArrayList<>();
        for (String amount : List.of("128.50", "60.00", "0.01", "1000.00")) {
            paid.add(open(amount));
        }
        fault("callback", "DUPLICATE");
        fault("callback", "OUT_OF_ORDER");
        paid.forEach(this::pays);
        eventually(() -> assertThat(scene.allReceived()).hasSize(4));
        // A fifth callback says a fen too many; asked, the channel says what is right.
        fault("callback", "WRONG_AMOUNT");
        NewPayment fifth = open("20.00");
        pays(fifth);
        eventually(() -> assertThat(scene.find(fifth).status()).isEqualTo(Status.RECEIVED));
        assertThat(scene.discrepancies())
                .extracting(Discrepancies.Discrepancy::kind)
                .containsExactly(Kind.AMOUNT_DIFFERS);
        // 28.50 of the first go back, though the answer to the refund is lost.
        fault("refunds", "TIMEOUT_AFTER_EFFECT");
        long giveBack = giveBack(paid.getFirst(), "28.50");
        eventually(() -> assertThat(scene.allGivenBack()).hasSize(1));
        assertThat(scene.allReceived()).hasSize(5).doesNotHaveDuplicates();

        // The day is over. The channel's file says the same, row by row.
        setClock(BusinessClock.at(day.plusDays(1).atTime(10, 0)));
        Statement.Bill bill = (Statement.Bill) statement();
        assertThat(bill.collected()).isEqualTo(Money.parse("1208.51"));
        assertThat(bill.returned()).isEqualTo(Money.parse("28.50"));
        assertThat(bill.rows().stream().filter(Row.Collected.class::isInstance)).hasSize(5);
        assertThat(bill.rows().stream().filter(Row.Returned.class::isInstance))
                .singleElement()
                .satisfies(row -> assertThat(((Row.Returned) row).giveBack()).isEqualTo(giveBack));
        assertPaidOut();
    }

    @Test
    void aPaymentNobodyMakesIsClosedThere() {
        NewPayment payment = open("10.00");

        scene.city.moveTo(BusinessClock.at(day.plusDays(1).atTime(9, 0)));

        eventually(() -> assertThat(scene.find(payment).status()).isEqualTo(Status.CLOSED));
        sandbox.post("wechat/admin/pay", payment(payment)).expect(409);
    }

    @Test
    void aMissingFileIsNamedAndReadWhenItIsThere() {
        NewPayment payment = open("10.00");
        pays(payment);
        eventually(() -> assertThat(scene.find(payment).status()).isEqualTo(Status.RECEIVED));
        setClock(BusinessClock.at(day.plusDays(1).atTime(10, 0)));
        fault("tradebill", "MISSING_FILE");

        assertThat(statement()).isInstanceOf(Statement.Missing.class);

        eventually(() -> assertThat(statement()).isInstanceOf(Statement.Bill.class));
    }

    private void assertPaidOut() {
        ChannelFiles.Payouts payouts =
                scene.inCity(
                        () ->
                                scene.bean(ChannelFiles.class)
                                        .payouts(PaymentScene.HOSPITAL, Channel.WECHAT, day));
        assertThat(((ChannelFiles.Payouts.Listed) payouts).payouts())
                .singleElement()
                .satisfies(
                        (Payout payout) -> {
                            assertThat(payout.collectedOn()).isEqualTo(day);
                            assertThat(payout.collected()).isEqualTo(Money.parse("1208.51"));
                            assertThat(payout.refunded()).isEqualTo(Money.parse("28.50"));
                            assertThat(payout.fee()).isEqualTo(Money.parse("7.08"));
                            assertThat(payout.net()).isEqualTo(Money.parse("1172.93"));
                        });
    }

    private void setClock(Instant now) {
        sandbox.put("clock", Map.of("now", now.toString(), "runs", false)).expect(200);
    }

    private NewPayment open(String amount) {
        NewPayment payment = scene.wallet(amount);
        scene.inCity(() -> payments.open(payment)).orThrow();
        return payment;
    }

    private void pays(NewPayment payment) {
        sandbox.post("wechat/admin/pay", payment(payment)).expect(200);
    }

    private Map<String, Object> payment(NewPayment payment) {
        return Map.of("mchid", scene.mchid, "out_trade_no", scene.number(payment), "payer", "o-1");
    }

    private long giveBack(NewPayment payment, String amount) {
        long id = scene.inCity(() -> scene.bean(IdSource.class).next());
        Payments.GiveBack order =
                new Payments.GiveBack(id, payment.id(), Money.parse(amount), payment.patient());
        scene.run(
                () -> scene.bean(Sql.class).inTransaction(() -> payments.giveBack(List.of(order))));
        return id;
    }

    private Statement statement() {
        return scene.inCity(
                () ->
                        scene.bean(ChannelFiles.class)
                                .statement(PaymentScene.HOSPITAL, Channel.WECHAT, day));
    }

    private void fault(String operation, String kind) {
        sandbox.post("faults/next", Map.of("twin", "wechat", "operation", operation, "kind", kind))
                .expect(200);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }
}
