package org.xinyi.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.clearing.Verified;
import org.xinyi.clearing.Verifying;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Line;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.crypto.HmacSm3;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.JournalKind;
import org.xinyi.lender.LenderWork;
import org.xinyi.lender.Lenders;
import org.xinyi.outside.Sandbox;
import org.xinyi.payment.MerchantKey;
import org.xinyi.people.SampleNumbers;
import tools.jackson.databind.JsonNode;

/// A city of its own, with insurer, banks and wallet in a process of theirs. Two schemes are
/// active: S04, on the hospitals' trust, and S10, on lines of a bank.
public final class World {

    public static final String BANK = "quanzhou-rural-credit";
    static final String SECRET = "xinyi-sandbox";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ApplicationContext context;
    private final Sandbox sandbox;
    private final TestCity city;
    private final Hospital hospital;
    private final Map<Long, String> mchids = new HashMap<>();
    private int people;

    /// @param startsAt city time, such as `2020-06-10T09:00`
    public World(ApplicationContext context, Sandbox sandbox, String startsAt) {
        this.context = context;
        this.sandbox = sandbox;
        setTheirClock(at(startsAt));
        this.city = context.getBean(TestCities.class).create(at(startsAt));
        this.hospital = hospital("H32070000001", "市一院", "First Hospital");
        activate("S04");
        activate("S10");
        lends(BANK);
    }

    /// A bank that knows this city, and takes payments by wallet.
    void lends(String bank) {
        sandbox.post(
                "/bank/" + bank + "/admin/clients",
                Map.of("client", "xinyi-" + city.city().code(), "secret", SECRET));
        merchant(bank(bank).value());
    }

    void activate(String scheme) {
        operator()
                .post(
                        "schemes/" + scheme + "/activations",
                        Map.of("version", 1, "from", "2020-06-10", "isDefault", false))
                .expect(201);
    }

    public Hospital hospital() {
        return hospital;
    }

    /// Another hospital of the city.
    Hospital hospital(String code, String nameZh, String nameEn) {
        sandbox.post(
                "/insurer/admin/secrets",
                Map.of("fixmedins_code", code, "secret", SECRET, "medinslv", "3"));
        Hospital another = new Hospital(this, code, nameZh, nameEn);
        merchant(another.id());
        return another;
    }

    public TestCity city() {
        return city;
    }

    public Api operator() {
        return city.operator();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public PartyId bank() {
        return bank(BANK);
    }

    PartyId bank(String code) {
        return city.city().call(() -> bean(Lenders.class).find(code).orElseThrow().id());
    }

    static Instant at(String local) {
        return BusinessClock.at(LocalDateTime.parse(local));
    }

    Instant now() {
        return Instant.parse(city.anyone().get("clock").text("now"));
    }

    /// Moves the clocks of all houses: theirs first, so that their files are ready.
    ///
    /// @param local city time, such as `2020-06-10T22:30`
    public void itIs(String local) {
        moveTo(at(local));
    }

    void passes(Duration time) {
        moveTo(now().plus(time));
    }

    /// What is on its way arrives on its own day: all houses have one clock.
    private void moveTo(Instant now) {
        eventually(() -> assertThat(waitingForTheBank()).isZero());
        setTheirClock(now);
        city.moveTo(now);
    }

    private long waitingForTheBank() {
        return city.city()
                .call(
                        () -> {
                            try (var told = bean(LenderWork.class).told()) {
                                return told.filter(one -> one.answeredAt() == null).count();
                            }
                        });
    }

    private void setTheirClock(Instant now) {
        sandbox.put("/clock", Map.of("now", now.toString(), "runs", false));
    }

    /// Somebody whom no insurer knows.
    public Resident resident(String name, int bornIn) {
        return Resident.registered(this, name, SampleNumbers.resident(bornIn, ++people));
    }

    /// An employee in the city's basic insurance, with 30.00 on the personal account.
    public Resident insured(String name, int bornIn) {
        return insured(name, bornIn, "1");
    }

    /// @param status 1 normal, 2 suspended
    Resident insured(String name, int bornIn, String status) {
        String number = SampleNumbers.resident(bornIn, ++people);
        new InsurerDesk(sandbox).insures(number, name, status);
        return Resident.registered(this, name, number);
    }

    /// The wallet's payer pays these opened payments.
    void payByWallet(Api.Answer opened) {
        for (var payment : opened.json().get("payments")) {
            String number = Long.toString(payment.get("payment").asLong(), 36);
            sandbox.post(
                    "/wechat/admin/pay",
                    Map.of(
                            "mchid",
                            mchids.getOrDefault(payment.get("payee").asLong(), ""),
                            "out_trade_no",
                            city.city().code() + "-" + number,
                            "payer",
                            "o-1"));
        }
    }

    /// The number of a payee at the wallet's house.
    String mchid(long payee) {
        return mchids.getOrDefault(payee, "");
    }

    private void merchant(long payee) {
        mchids.put(
                payee,
                operator()
                        .post("merchants", MerchantKey.of(payee, "WECHAT"))
                        .expect(201)
                        .text("mchid"));
    }

    /// Cuts a line to what it may still carry, or raises it.
    void limit(long line, String limit) {
        city.city().run(() -> bean(Balances.class).limit(new LineId(line), Money.parse(limit)));
    }

    /// Every call to a twin fails without an effect, until it recovers.
    ///
    /// @param twin insurer, bank or wechat
    void fail(String twin) {
        faults("1", twin);
    }

    void recover() {
        faults("0", "insurer");
    }

    private void faults(String rate, String twin) {
        sandbox.put(
                "/faults",
                Map.of(
                        "rate",
                        rate,
                        "kinds",
                        List.of("ERROR_BEFORE_EFFECT"),
                        "twins",
                        List.of(twin)));
    }

    /// The number of somebody's line at the bank.
    String lenderNumber(Resident of, String scheme) {
        LineId line = new LineId(of.lineId(scheme));
        Line found = city.city().call(() -> bean(CreditLines.class).find(List.of(line)).get(line));
        return String.valueOf(Objects.requireNonNull(found).lenderNumber());
    }

    /// Somebody's line as the bank keeps it.
    JsonNode banksLine(Resident of) {
        String place = "/bank/" + BANK + "/lines/" + lenderNumber(of, "S10");
        byte[] head = ("GET\n" + place + "\n").getBytes(UTF_8);
        return sandbox.get(
                place,
                Map.of(
                        "X-Client",
                        "xinyi-" + city.city().code(),
                        "X-Signature",
                        new HmacSm3(SECRET.getBytes(UTF_8)).hex(head)));
    }

    static void eventually(ThrowingRunnable holds) {
        await().pollInSameThread()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(25))
                .untilAsserted(holds);
    }

    /// Fails the test unless no check finds a difference that nothing explains.
    void everyFenIsExplained() {
        Verified verified = city.city().call(() -> bean(Verifying.class).run((_, _, _) -> {}));
        assertThat(verified.firstUnexplained()).isNull();
        assertThat(verified.unexplained()).isEqualTo(Money.ZERO);
    }

    /// The entries of a kind of journal in the order they were written, such as
    /// `H POOL POSITION→INSURER 25.20`: whose book (H a hospital's, B the bank's), whose share,
    /// debit and credit.
    List<String> entries(JournalKind kind) {
        long lender = bank().value();
        return city.city()
                .call(
                        () -> {
                            try (var lines = bean(Books.class).entries(Set.of(kind))) {
                                return lines.map(
                                                one ->
                                                        "%s %s %s→%s %s"
                                                                .formatted(
                                                                        one.owner().value()
                                                                                        == lender
                                                                                ? "B"
                                                                                : "H",
                                                                        one.source(),
                                                                        one.debit(),
                                                                        one.credit(),
                                                                        one.amount()))
                                        .toList();
                            }
                        });
    }
}
