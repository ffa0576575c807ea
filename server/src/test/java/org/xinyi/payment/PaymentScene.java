package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.xinyi.Api;
import org.xinyi.HandClock;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.access.Clients;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.City;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Parties;
import org.xinyi.payment.Payments.NewPayment;

/// A city with a hospital that collects on WeChat Pay, and what its modules above were told.
final class PaymentScene {

    static final Instant JUNE_10 = Instant.parse("2020-06-10T00:00:00Z");
    static final PartyId HOSPITAL = new PartyId(7);
    static final PatientId PATIENT = new PatientId(11);
    static final PatientId RELATIVE = new PatientId(12);

    final FakeWeChat wechat = FakeWeChat.RUNNING;
    final TestCity city;
    final long merchant;
    final String mchid;
    final List<PaymentsReceived> received = new CopyOnWriteArrayList<>();
    final List<MoneyGivenBack> givenBack = new CopyOnWriteArrayList<>();

    /// The payment that the modules above cannot book.
    volatile @Nullable PaymentId failOn;

    private final ConfigurableApplicationContext context;

    /// The services with a wall clock of their own, far ahead: the server's pumps never find
    /// what is asked about here, and so a test decides what is asked when.
    final Payments payments;

    /// A thousand years ahead.
    private final HandClock wall = new HandClock("3000-01-01T00:00:00Z");
    private final PaymentPump paymentPump;
    private final GiveBackPump giveBackPump;

    private PaymentScene(ConfigurableApplicationContext context, Instant startsAt) {
        this.context = context;
        Sql sql = bean(Sql.class);
        BusinessClock clock = bean(BusinessClock.class);
        OnlineChannels channels = bean(OnlineChannels.class);
        PaymentRows rows = new PaymentRows(sql, wall);
        GiveBackRows giveBacks = new GiveBackRows(sql, clock, wall);
        ClosingPayments closing = new ClosingPayments(sql, rows, context);
        this.payments =
                new PaymentDesk(
                        new OnlinePayments(
                                sql,
                                rows,
                                channels,
                                closing,
                                bean(Receipts.class),
                                clock,
                                bean(Batcher.Limits.class)),
                        bean(WindowPayments.class),
                        bean(ReportedPayments.class),
                        new GiveBacks(sql, giveBacks, rows, bean(ShiftRows.class), context),
                        rows);
        this.paymentPump = new PaymentPump(rows, channels, bean(Receipts.class), closing);
        this.giveBackPump = new GiveBackPump(giveBacks, channels, bean(Refunds.class));
        this.city = context.getBean(TestCities.class).create(startsAt);
        context.addApplicationListener(new Listener());
        run(
                () ->
                        bean(Parties.class)
                                .ensure(
                                        HOSPITAL,
                                        Parties.Kind.INSTITUTION,
                                        "H32070000001",
                                        "连云港市第一人民医院"));
        Api.Answer registered =
                city.operator()
                        .post("merchants", MerchantKey.of(HOSPITAL.value(), "WECHAT"))
                        .expect(201);
        this.merchant = registered.number("id");
        this.mchid = registered.text("mchid");
    }

    static PaymentScene begin(ConfigurableApplicationContext context) {
        return begin(context, JUNE_10);
    }

    static PaymentScene begin(ConfigurableApplicationContext context, Instant startsAt) {
        return new PaymentScene(context, startsAt);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T inCity(Supplier<T> work) {
        return city.city().call(work::get);
    }

    void run(Runnable work) {
        city.city().run(work);
    }

    NewPayment wallet(String amount) {
        return payment(Channel.WECHAT, amount);
    }

    NewPayment payment(Channel channel, String amount) {
        return new NewPayment(
                new PaymentId(inCity(() -> bean(IdSource.class).next())),
                Payments.Purpose.DEPOSIT,
                PATIENT.value(),
                HOSPITAL,
                PATIENT,
                RELATIVE,
                channel,
                Money.parse(amount));
    }

    /// Opens a payment on WeChat Pay that must succeed.
    NewPayment opened(String amount) {
        NewPayment payment = wallet(amount);
        Payments.Opened opened = inCity(() -> payments.open(payment)).orThrow();
        assertThat(opened.codeUrl()).startsWith("weixin://");
        return payment;
    }

    /// The number of a payment at the channel.
    String number(NewPayment payment) {
        return TradeNumber.of(city.city(), payment.id().value());
    }

    void pays(NewPayment payment) {
        wechat.pay(mchid, number(payment));
    }

    /// Paid, called back and received.
    NewPayment received(String amount) {
        NewPayment payment = opened(amount);
        pays(payment);
        deliver(callback(payment)).expect(200);
        return payment;
    }

    FakeCallback callback(NewPayment payment) {
        return wechat.callback(mchid, number(payment));
    }

    Api.Answer deliver(FakeCallback callback) {
        return callback.deliver(callbackUrl(merchant));
    }

    String callbackUrl(long merchantNumber) {
        return "http://localhost:%s/api/v1/%s/callbacks/wechat/%d"
                .formatted(
                        context.getEnvironment().getRequiredProperty("local.server.port"),
                        city.city().code(),
                        merchantNumber);
    }

    Payments.Payment find(NewPayment payment) {
        return inCity(() -> payments.find(List.of(payment.id()))).values().iterator().next();
    }

    /// Lets an hour go by on the wall, and asks the channel what is due.
    void askNow() {
        wall.goOn(Duration.ofHours(1));
        run(
                () -> {
                    paymentPump.work();
                    giveBackPump.work();
                });
    }

    /// Asks as often as it takes: the server's own pump may be asking at the same time about
    /// what is to be closed.
    void askUntil(NewPayment payment, Payments.Status wanted) {
        for (int times = 0; times < 100 && find(payment).status() != wanted; times++) {
            askNow();
        }
        assertThat(find(payment).status()).isEqualTo(wanted);
    }

    List<Discrepancies.Discrepancy> discrepancies() {
        return inCity(() -> bean(Discrepancies.class).on(bean(BusinessClock.class).today()));
    }

    /// The API as a patient on their own phone.
    Api patient(PatientId patient) {
        Clients.Issued issued =
                inCity(
                        () ->
                                bean(Clients.class)
                                        .issue(
                                                new Clients.NewClient(
                                                        Clients.Kind.PATIENT,
                                                        "phone",
                                                        Set.of(Role.PATIENT),
                                                        null,
                                                        patient,
                                                        null,
                                                        null)));
        return city.operator().as(issued.token());
    }

    List<Payments.Payment> allReceived() {
        return received.stream().flatMap(event -> event.payments().stream()).toList();
    }

    List<MoneyGivenBack.Item> allGivenBack() {
        return givenBack.stream().flatMap(event -> event.items().stream()).toList();
    }

    private void hear(PaymentsReceived payments) {
        for (Payments.Payment payment : payments.payments()) {
            if (payment.id().equals(failOn)) {
                throw new IllegalStateException("It cannot be booked");
            }
        }
        received.add(payments);
    }

    /// Stands for the modules above: notes what this city is told.
    private final class Listener implements ApplicationListener<PayloadApplicationEvent<?>> {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<?> event) {
            if (!City.isBound() || !City.current().equals(city.city())) {
                return;
            }
            switch (event.getPayload()) {
                case PaymentsReceived payments -> hear(payments);
                case MoneyGivenBack money -> givenBack.add(money);
                default -> {}
            }
        }
    }
}
