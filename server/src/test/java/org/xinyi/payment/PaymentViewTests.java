package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.crypto.Sealer;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.ChannelFiles.MissingReason;
import org.xinyi.payment.ChannelFiles.Row;
import org.xinyi.payment.ChannelFiles.Statement;
import org.xinyi.payment.Payments.NewPayment;

/// What people see of payments, and what the channel's own files say.
@ServerTest
class PaymentViewTests {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 10);

    private final PaymentScene scene;
    private final ChannelFiles files;

    PaymentViewTests(ConfigurableApplicationContext context, ChannelFiles files) {
        this.scene = PaymentScene.begin(context);
        this.files = files;
    }

    @Test
    void aPaymentIsOpenToItsPayerItsPatientAndThePayeesStaff() {
        NewPayment payment = scene.opened("128.50");
        String path = "payments/" + payment.id().value();

        Api.Answer view = scene.patient(PaymentScene.RELATIVE).get(path).expect(200);
        assertThat(view.text("amount")).isEqualTo("128.50");
        assertThat(view.text("status")).isEqualTo("OPEN");
        assertThat(view.text("codeUrl")).startsWith("weixin://");
        scene.patient(PaymentScene.PATIENT).get(path).expect(200);
        scene.city.key(7, "FINANCE").get(path).expect(200);
        scene.city.operator().get(path).expect(200);

        scene.patient(new PatientId(13)).get(path).expectProblem(404, "payment-unknown");
        scene.city.key(8, "FINANCE").get(path).expectProblem(404, "payment-unknown");
        scene.city.key(7, "DOCTOR").get(path).expectProblem(403, "role-missing");
        scene.city.anyone().get(path).expectProblem(401, "credential-missing");
        scene.city.operator().get("payments/1").expectProblem(404, "payment-unknown");
    }

    @Test
    void aDaysPaymentsComeInPages() {
        Set<Long> received = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            received.add(scene.received("10.00").id().value());
        }
        scene.opened("10.00");
        Api finance = scene.city.key(7, "FINANCE");

        Set<Long> seen = new HashSet<>();
        long after = 0;
        for (int pages = 1; after >= 0 && pages < 9; pages++) {
            Api.Answer page =
                    finance.get("institutions/7/payments?day=2020-06-10&limit=2&after=" + after)
                            .expect(200);
            page.at("items").forEach(item -> seen.add(item.path("id").asLong()));
            after = page.at("next").isMissingNode() ? -1 : page.number("next");
        }

        assertThat(seen).isEqualTo(received);
        assertThat(finance.get("institutions/7/payments?day=2020-06-11").expect(200).at("items"))
                .isEmpty();
        scene.city
                .key(8, "FINANCE")
                .get("institutions/7/payments?day=2020-06-10")
                .expectProblem(404, "institution-unknown");
    }

    @Test
    void aPersonSeesWhatWasPaidByAndForThemTheLastFirst() {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            numbers.addFirst(scene.received("10.00").id().value());
        }
        long patient = PaymentScene.PATIENT.value();
        Api own = scene.patient(PaymentScene.PATIENT);

        Api.Answer first = own.get("patients/" + patient + "/payments?limit=2").expect(200);
        Api.Answer rest =
                own.get("patients/%d/payments?before=%s".formatted(patient, first.text("next")))
                        .expect(200);
        List<Long> seen = new ArrayList<>();
        first.at("items").forEach(one -> seen.add(one.path("id").asLong()));
        rest.at("items").forEach(one -> seen.add(one.path("id").asLong()));

        assertThat(seen).isEqualTo(numbers);
        scene.patient(PaymentScene.RELATIVE)
                .get("patients/" + patient + "/payments")
                .expectProblem(404, "patient-unknown");
        assertThat(
                        scene.patient(PaymentScene.RELATIVE)
                                .get(
                                        "patients/%d/payments"
                                                .formatted(PaymentScene.RELATIVE.value()))
                                .expect(200)
                                .at("items"))
                .hasSize(3);
    }

    @Test
    void aMerchantIsRegisteredOnceAndOnlyByAnOperator() {
        Map<String, Object> wanted = Map.of("payee", 7, "channel", "WECHAT");
        Api.Answer again = scene.city.operator().post("merchants", wanted).expect(201);

        assertThat(again.number("id")).isEqualTo(scene.merchant);
        assertThat(again.text("mchid")).isEqualTo(scene.mchid);
        assertThat(again.body()).doesNotContain("rivate", scene.wechat.apiKey(scene.mchid));
        scene.city
                .operator()
                .post("merchants", Map.of("payee", 99, "channel", "WECHAT"))
                .expectProblem(404, "payee-unknown");
        scene.city
                .operator()
                .post("merchants", Map.of("payee", 7, "channel", "KIOSK"))
                .expectProblem(422, "channel-not-offered");
        scene.city.key(7, "FINANCE").post("merchants", wanted).expectProblem(403, "role-missing");
    }

    @Test
    void whatTheChannelAssignedTakesThePlaceOfWhatWasMade() {
        Map<String, Object> wanted =
                Map.of(
                        "payee",
                        7,
                        "channel",
                        "WECHAT",
                        "mchid",
                        "19000" + scene.mchid,
                        "serial",
                        "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
                        "apiKey",
                        "0123456789abcdef0123456789ABCDEF");
        Api.Answer changed = scene.city.operator().post("merchants", wanted).expect(201);

        assertThat(changed.number("id")).isEqualTo(scene.merchant);
        assertThat(changed.text("mchid")).isEqualTo("19000" + scene.mchid);
        assertThat(scene.wechat.apiKey("19000" + scene.mchid))
                .isEqualTo("0123456789abcdef0123456789ABCDEF");
        assertThat(scene.city.operator().get("merchants").expect(200).text("0.serial"))
                .isEqualTo("5157F09EFDC096DE15EBE81A47057A7232F1B8E1");
        NewPayment payment = scene.opened("10.00");
        scene.wechat.pay("19000" + scene.mchid, scene.number(payment));
        scene.deliver(scene.wechat.callback("19000" + scene.mchid, scene.number(payment)))
                .expect(200);
    }

    @Test
    void theKeyOfTheChannelsCertificateSignsFromThenOn() {
        Map<String, Object> wanted = MerchantKey.of(7, "WECHAT");

        Api.Answer changed = scene.city.operator().post("merchants", wanted).expect(201);

        assertThat(changed.number("id")).isEqualTo(scene.merchant);
        assertThat(changed.text("publicKey"))
                .isEqualTo(RsaKeys.pem(RsaKeys.pairFromPem(MerchantKey.PEM).getPublic()));
        assertThat(scene.opened("10.00").channel()).isEqualTo(Channel.WECHAT);
        scene.city
                .operator()
                .post("merchants", Map.of("payee", 7, "channel", "WECHAT", "privateKey", "MII"))
                .expectProblem(422, "merchant-key-refused");
        assertThat(scene.city.operator().get("merchants").expect(200).text("0.publicKey"))
                .isEqualTo(changed.text("publicKey"));
    }

    @Test
    void privateKeysAreSealed() {
        byte[] kept =
                scene.inCity(
                        () ->
                                scene.bean(Sql.class)
                                        .statement("SELECT private_key FROM merchant")
                                        .query(byte[].class)
                                        .single());

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("MII");
        String opened = scene.bean(Sealer.class).open("merchant-key", kept);
        assertThat(RsaKeys.privateKey(Base64.getDecoder().decode(opened)).getAlgorithm())
                .isEqualTo("RSA");
    }

    @Test
    void aPinnedKeyIsNeverReplaced() {
        String strangers = RsaKeys.pem(scene.wechat.stranger.getPublic());
        scene.city
                .operator()
                .post(
                        "platform-keys",
                        Map.of(
                                "channel",
                                "WECHAT",
                                "serial",
                                scene.wechat.serial,
                                "publicKey",
                                strangers))
                .expectProblem(422, "platform-key-refused");
        scene.city
                .operator()
                .post(
                        "platform-keys",
                        Map.of("channel", "WECHAT", "serial", "NEXT", "publicKey", "no key"))
                .expectProblem(422, "platform-key-refused");
        scene.received("10.00");
    }

    @Test
    void theBillOfADayIsReadAndHeldToItsDigest() {
        NewPayment payment = scene.received("128.50");
        String number = scene.number(payment);
        scene.wechat.bill(
                scene.mchid,
                DAY.toString(),
                String.join(
                        "\r\n",
                        BillFile.HEADER,
                        BillFile.paid(number, "128.50", "0.77"),
                        BillFile.TOTALS,
                        BillFile.totals(1, "128.50", "0.00"),
                        ""));

        Statement.Bill bill = (Statement.Bill) statement();

        assertThat(bill.rows())
                .singleElement()
                .satisfies(
                        row -> {
                            Row.Collected collected = (Row.Collected) row;
                            assertThat(collected.payment()).isEqualTo(payment.id());
                            assertThat(collected.amount()).isEqualTo(payment.amount());
                            assertThat(collected.fee()).isEqualTo(new BigDecimal("0.77"));
                        });
    }

    @Test
    void aDayWithoutABillAMissingBillAndASilentChannelAreToldApart() {
        assertThat(statement()).isEqualTo(new Statement.NothingThatDay());
        scene.wechat.bill(scene.mchid, DAY.toString(), "");
        assertThat(statement()).isEqualTo(new Statement.Missing(MissingReason.NOT_READY));
        scene.wechat.fault(scene.mchid, FakeWeChat.Fault.ERROR_BEFORE_EFFECT);
        assertThat(statement()).isEqualTo(new Statement.Missing(MissingReason.UNREACHABLE));
        scene.wechat.bill(scene.mchid, DAY.toString(), "no bill");
        assertThat(statement()).isInstanceOf(Statement.Damaged.class);
        assertThat(scene.inCity(() -> files.statement(PaymentScene.HOSPITAL, Channel.ALIPAY, DAY)))
                .isEqualTo(new Statement.Missing(MissingReason.NO_MERCHANT));
    }

    private Statement statement() {
        return scene.inCity(() -> files.statement(PaymentScene.HOSPITAL, Channel.WECHAT, DAY));
    }
}
