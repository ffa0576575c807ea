package org.xinyi.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.access.Clients;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Balances;
import org.xinyi.lender.Lenders;
import org.xinyi.outside.Sandbox;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.people.SampleNumbers;

/// A hospital in a city of its own, with insurer, bank and wallet in a process of theirs.
final class ClearingWorld {

    static final String SECRET = "xinyi-sandbox";
    static final String BANK = "quanzhou-rural-credit";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String INSERT_LINE =
            """
            INSERT INTO credit_line
                (id, kind, patient, debtor, pack, pack_version, lender, lender_number, opened_at)
            VALUES (:id, 1, :patient, :patient, :pack, 1, :lender, :number, :at::timestamptz)
            """;

    private final ApplicationContext context;
    private final Sandbox sandbox;
    private final TestCity city;
    private final ClearingHospital hospital;
    private final Map<Long, String> mchids = new HashMap<>();

    ClearingWorld(ApplicationContext context, Sandbox sandbox, Instant startsAt) {
        this.context = context;
        this.sandbox = sandbox;
        setTheirClock(startsAt);
        this.city = context.getBean(TestCities.class).create(startsAt);
        sandbox.post(
                "/insurer/admin/secrets",
                Map.of("fixmedins_code", ClearingHospital.CODE, "secret", SECRET, "medinslv", "3"));
        sandbox.post(
                "/bank/" + BANK + "/admin/clients",
                Map.of("client", "xinyi-" + city.city().code(), "secret", SECRET));
        this.hospital = new ClearingHospital(city);
        for (String scheme : List.of("S04", "S10")) {
            operator()
                    .post(
                            "schemes/" + scheme + "/activations",
                            Map.of("version", 1, "from", "2020-06-10", "isDefault", false))
                    .expect(201);
        }
        merchant(hospital.id());
        merchant(bank().value());
    }

    ClearingHospital hospital() {
        return hospital;
    }

    TestCity city() {
        return city;
    }

    Api operator() {
        return city.operator();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    PartyId bank() {
        return city.city().call(() -> bean(Lenders.class).find(BANK).orElseThrow().id());
    }

    void setTheirClock(Instant now) {
        sandbox.put("/clock", Map.of("now", now.toString(), "runs", false));
    }

    /// Moves the clocks of all houses: theirs first, so that their files are ready.
    void moveTo(String instant) {
        Instant now = Instant.parse(instant);
        setTheirClock(now);
        city.moveTo(now);
    }

    PatientId insured(String name, int number) {
        String idNumber = SampleNumbers.resident(1985, number);
        sandbox.post(
                "/insurer/admin/persons",
                List.of(
                        Map.of(
                                "certno", idNumber,
                                "psn_name", name,
                                "insutype", "310",
                                "psn_insu_stas", "1",
                                "balc", "30.00")));
        return city.city()
                .call(
                        () ->
                                bean(Patients.class)
                                        .register(
                                                List.of(
                                                        new Patients.NewPatient(
                                                                name,
                                                                Person.IdKind.RESIDENT_ID,
                                                                idNumber,
                                                                "13800135678")))
                                        .getFirst()
                                        .orThrow());
    }

    /// A line of the hospital's own.
    void trustedLine(PatientId patient) {
        line(patient, "S04", null, null, "3000.00");
    }

    /// A line that the bank has granted; absent when it declines the person.
    boolean bankLine(PatientId patient) {
        PartyId bank = bank();
        Lenders.ApplicationAnswer answer =
                city.city()
                        .call(
                                () ->
                                        bean(Lenders.class)
                                                .apply(
                                                        List.of(
                                                                new Lenders.Application(
                                                                        bean(IdSource.class).next(),
                                                                        bank,
                                                                        patient,
                                                                        "S10",
                                                                        now())))
                                                .getFirst());
        if (answer instanceof Lenders.ApplicationAnswer.Approved(String number, Money limit)) {
            line(patient, "S10", bank, number, limit.toString());
            return true;
        }
        return false;
    }

    private void line(
            PatientId patient,
            String scheme,
            @Nullable PartyId lender,
            @Nullable String number,
            String limit) {
        city.city()
                .run(
                        () -> {
                            LineId id = new LineId(bean(IdSource.class).next());
                            bean(Sql.class)
                                    .statement(INSERT_LINE)
                                    .param("id", id.value())
                                    .param("patient", patient.value())
                                    .param("pack", scheme)
                                    .param("lender", lender == null ? null : lender.value())
                                    .param("number", number)
                                    .param("at", now().toString())
                                    .update();
                            bean(Balances.class)
                                    .open(
                                            List.of(
                                                    new Balances.NewBalance(
                                                            id, null, Money.parse(limit))));
                        });
    }

    /// The patient pays everything by wallet.
    void paysByWallet(PatientId patient) {
        Api.Answer opened =
                as(patient)
                        .post("repayments", Map.of("debtor", patient.value(), "channel", "WECHAT"))
                        .expect(201);
        for (var payment : opened.json().get("payments")) {
            sandbox.post(
                    "/wechat/admin/pay",
                    Map.of(
                            "mchid",
                            mchid(payment.get("payee").asLong()),
                            "out_trade_no",
                            city.city().code()
                                    + "-"
                                    + Long.toString(payment.get("payment").asLong(), 36),
                            "payer",
                            "o-1"));
        }
        nothingIsOwedBy(patient);
    }

    private void nothingIsOwedBy(PatientId patient) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                as(patient)
                                                        .get(
                                                                "patients/"
                                                                        + patient.value()
                                                                        + "/bills")
                                                        .expect(200)
                                                        .text("total"))
                                        .isEqualTo("0.00"));
    }

    private void merchant(long payee) {
        mchids.put(
                payee,
                operator()
                        .post("merchants", Map.of("payee", payee, "channel", "WECHAT"))
                        .expect(201)
                        .text("mchid"));
    }

    private String mchid(long payee) {
        return mchids.getOrDefault(payee, "");
    }

    private Api as(PatientId patient) {
        String token =
                city.city()
                        .call(
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
                                                                null))
                                                .token());
        return city.anyone().as(token);
    }

    private Instant now() {
        return Instant.parse(city.anyone().get("clock").text("now"));
    }
}
