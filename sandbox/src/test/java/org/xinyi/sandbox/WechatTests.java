package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xinyi.sandbox.TestMerchant.Notification;
import org.xinyi.sandbox.TestSandbox.Answer;
import tools.jackson.databind.JsonNode;

class WechatTests {

    @TempDir Path folder;
    private TestSandbox sandbox;
    private TestMerchant merchant;

    @BeforeEach
    void start() {
        sandbox = TestSandbox.start(folder.resolve("a"));
        sandbox.clock("2026-03-02T01:30:00Z");
        merchant = new TestMerchant(sandbox, "1900000001");
    }

    @AfterEach
    void stop() {
        sandbox.close();
        merchant.close();
    }

    @Test
    void takesAPaymentAndCallsBackOnce() {
        Answer order = merchant.order("ORDER-0001", 12850);
        Answer again = merchant.order("ORDER-0001", 12850);

        assertThat(order.json().path("code_url").asString()).startsWith("weixin://wxpay/");
        assertThat(again.body()).isEqualTo(order.body());
        assertThat(merchant.find("ORDER-0001").path("trade_state").asString()).isEqualTo("NOTPAY");
        merchant.pay("ORDER-0001");
        merchant.pay("ORDER-0001");
        Notification callback = merchant.nextCallback();

        assertThat(callback.event()).isEqualTo("TRANSACTION.SUCCESS");
        assertThat(callback.content()).isEqualTo(merchant.find("ORDER-0001"));
        assertThat(callback.content().at("/amount/total").asInt()).isEqualTo(12850);
        assertThat(callback.content().at("/success_time").asString())
                .isEqualTo("2026-03-02T09:30:00+08:00");
        assertThat(callback.content().at("/payer/openid").asString()).isEqualTo("张三");
        assertThat(merchant.waitingCallbacks()).isZero();
    }

    @Test
    void aPersonAtAScreenPaysWithAButton() {
        String code = merchant.order("ORDER-0002", 12850).json().path("code_url").asString();
        String wallet = "/wechat/wallet?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);

        assertThat(sandbox.get(wallet).body()).contains("¥128.50", "<button>");
        assertThat(sandbox.post(wallet, "").body()).contains("已付款").doesNotContain("<button>");
        assertThat(merchant.nextCallback().event()).isEqualTo("TRANSACTION.SUCCESS");
        sandbox.post(wallet, "");
        assertThat(merchant.waitingCallbacks()).isZero();
        assertThat(sandbox.get("/wechat/wallet?code=none").body()).contains("没有这个付款码");
    }

    @Test
    void debitsAWalletUnderAContractOnce() {
        String contract = "{\"mchid\":\"1900000001\",\"contract_code\":\"C-1\"}";
        assertThat(merchant.send("POST", "/v3/papay/contracts", contract).status()).isEqualTo(200);
        // Nobody has confirmed it; then the wallet is empty.
        assertThat(code(debits("ORDER-0001"))).isEqualTo("403 CONTRACT_NOT_IN_FORCE");
        wallet(false);
        assertThat(code(debits("ORDER-0001"))).isEqualTo("403 NOT_ENOUGH");
        wallet(true);
        assertThat(debits("ORDER-0001").status()).isEqualTo(204);
        assertThat(debits("ORDER-0001").status()).isEqualTo(204);
        JsonNode paid = merchant.nextCallback().content();
        assertThat(paid).isEqualTo(merchant.find("ORDER-0001"));
        assertThat(paid.at("/payer/openid").asString()).isEqualTo("o-zhao");
        assertThat(merchant.waitingCallbacks()).isZero();
        // Ended, it debits nothing new.
        String end = "{\"mchid\":\"1900000001\"}";
        assertThat(merchant.send("POST", "/v3/papay/contracts/C-1/end", end).status())
                .isEqualTo(204);
        assertThat(code(debits("ORDER-0002"))).isEqualTo("403 CONTRACT_NOT_IN_FORCE");
    }

    private Answer debits(String order) {
        String body =
                """
                {"mchid": "1900000001", "contract_code": "C-1", "out_trade_no": "%s",
                 "description": "medical bill", "notify_url": "%s",
                 "amount": {"total": 12850, "currency": "CNY"}}
                """
                        .formatted(order, merchant.notifyUrl());
        return merchant.send("POST", "/v3/papay/transactions", body);
    }

    private void wallet(boolean full) {
        String body =
                """
                {"mchid": "1900000001", "contract_code": "C-1", "payer": "o-zhao", "funds": %s}
                """
                        .formatted(full);
        assertThat(sandbox.post("/wechat/admin/contracts", body).status()).isEqualTo(200);
    }

    @Test
    void refusesWhatDoesNotFit() {
        merchant.order("ORDER-0001", 100);
        merchant.order("ORDER-0002", 100);
        merchant.pay("ORDER-0001");
        String close = "{\"mchid\":\"1900000001\"}";
        String path = "/v3/pay/transactions/out-trade-no/";
        merchant.send("POST", path + "ORDER-0002/close", close);

        assertThat(code(merchant.order("ORDER-0001", 100))).isEqualTo("400 ORDERPAID");
        assertThat(code(merchant.order("ORDER-0002", 100))).isEqualTo("400 ORDER_CLOSED");
        assertThat(code(merchant.order("ORDER-0003", 0))).isEqualTo("400 PARAM_ERROR");
        assertThat(code(merchant.send("POST", path + "ORDER-0001/close", close)))
                .isEqualTo("400 ORDERPAID");
        assertThat(code(merchant.send("GET", path + "none?mchid=1900000001", "")))
                .isEqualTo("404 ORDER_NOT_EXIST");
        assertThat(merchant.pay("ORDER-0002").json().path("code").asString())
                .isEqualTo("ORDER_CLOSED");
        assertThat(code(merchant.refund("R1", "ORDER-0001", 101, 100)))
                .isEqualTo("400 INVALID_REQUEST");
        assertThat(code(merchant.refund("R1", "ORDER-0002", 1, 100)))
                .isEqualTo("404 RESOURCE_NOT_EXISTS");
    }

    @Test
    void refusesAWrongSignature() {
        String target = "/v3/pay/transactions/out-trade-no/x?mchid=1900000001";
        Map<String, String> forAnother = merchant.auth("GET", target + "1", "");

        Answer answer = sandbox.send("GET", "/wechat" + target, "", forAnother);

        assertThat(code(answer)).isEqualTo("401 SIGN_ERROR");
        assertThat(code(sandbox.get("/wechat" + target))).isEqualTo("401 SIGN_ERROR");
    }

    @Test
    void refundsInPartsAndCallsBack() {
        merchant.order("ORDER-0001", 1000);
        merchant.pay("ORDER-0001");
        merchant.nextCallback();

        Answer first = merchant.refund("R1", "ORDER-0001", 400, 1000);
        Notification callback = merchant.nextCallback();
        Answer again = merchant.refund("R1", "ORDER-0001", 400, 1000);

        assertThat(first.json().path("status").asString()).isEqualTo("PROCESSING");
        assertThat(again.json().path("status").asString()).isEqualTo("SUCCESS");
        assertThat(again.json().path("refund_id")).isEqualTo(first.json().path("refund_id"));
        assertThat(callback.event()).isEqualTo("REFUND.SUCCESS");
        assertThat(callback.content().at("/refund_status").asString()).isEqualTo("SUCCESS");
        assertThat(callback.content().at("/amount/refund").asInt()).isEqualTo(400);
        assertThat(code(merchant.refund("R2", "ORDER-0001", 601, 1000)))
                .isEqualTo("400 INVALID_REQUEST");
        assertThat(merchant.find("ORDER-0001").path("trade_state").asString()).isEqualTo("REFUND");
        assertThat(merchant.waitingCallbacks()).isZero();
    }

    @Test
    void callsBackAgainUntilItIsAcknowledged() {
        merchant.refuse(1);
        merchant.order("ORDER-0001", 1000);
        merchant.pay("ORDER-0001");

        assertThat(merchant.nextCallback().content().at("/out_trade_no").asString())
                .isEqualTo("ORDER-0001");
    }

    @Test
    void callsBackAfterARestartWhenNobodyHadAcknowledged() {
        merchant.refuse(1);
        merchant.order("ORDER-0001", 1000);
        merchant.pay("ORDER-0001");
        try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
            sandbox.close();
            merchant.moveTo(later);

            assertThat(merchant.nextCallback().content().at("/out_trade_no").asString())
                    .isEqualTo("ORDER-0001");
            assertThat(merchant.find("ORDER-0001").path("trade_state").asString())
                    .isEqualTo("SUCCESS");
        }
    }

    @Test
    void sendsACallbackTwiceOrLateWhenForced() {
        merchant.order("ORDER-0001", 1000);
        merchant.order("ORDER-0002", 1000);
        sandbox.force("wechat", "callback", "OUT_OF_ORDER");
        merchant.pay("ORDER-0001");
        sandbox.force("wechat", "callback", "DUPLICATE");
        merchant.pay("ORDER-0002");

        Notification first = merchant.nextCallback();
        Notification second = merchant.nextCallback();
        Notification third = merchant.nextCallback();

        assertThat(List.of(number(first), number(second), number(third)))
                .containsExactly("ORDER-0002", "ORDER-0002", "ORDER-0001");
        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void writesTheTradeBillInItsRealForm() throws Exception {
        merchant.order("ORDER-0001", 12850);
        merchant.pay("ORDER-0001");
        merchant.refund("R1", "ORDER-0001", 2850, 12850);
        String target = "/v3/bill/tradebill?bill_date=2026-03-02&bill_type=ALL";
        assertThat(code(merchant.send("GET", target, ""))).isEqualTo("400 STATEMENT_CREATING");
        sandbox.clock("2026-03-03T02:00:00Z");

        JsonNode link = merchant.send("GET", target, "").json();
        URI address = URI.create(link.path("download_url").asString());
        Answer file = sandbox.get(address.getRawPath() + "?" + address.getRawQuery());
        List<String> lines = file.body().lines().toList();

        byte[] digest =
                MessageDigest.getInstance("SHA-1")
                        .digest(file.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(link.path("hash_value").asString()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("\uFEFF交易时间,公众账号ID,商户号,");
        assertThat(lines.get(0).split(",", -1)).hasSize(27);
        assertThat(lines.get(1).split(",`", -1)).hasSize(27);
        assertThat(lines.get(1))
                .startsWith("`2026-03-02 09:30:00,`")
                .contains(",`ORDER-0001,`张三,`NATIVE,`SUCCESS,`")
                .contains(",`医疗费用  门诊,`a,`0.77100,`0.60%,`128.50,`0.00,`");
        assertThat(lines.get(2))
                .contains(",`REFUND,`")
                .contains(",`R1,`28.50,`0.00,`ORIGINAL,`SUCCESS,`")
                .endsWith(",`-0.17100,`0.60%,`0.00,`28.50,`");
        assertThat(lines.get(4)).isEqualTo("`2,`128.50,`28.50,`0.00,`0.60000,`128.50,`28.50");
        String empty = "/v3/bill/tradebill?bill_date=2026-03-01&bill_type=ALL";
        assertThat(code(merchant.send("GET", empty, ""))).isEqualTo("400 NO_STATEMENT_EXIST");
    }

    @Test
    void paysOutTheNextMorningLessItsFee() {
        merchant.order("ORDER-0001", 12850);
        merchant.pay("ORDER-0001");
        merchant.refund("R1", "ORDER-0001", 2767, 12850);
        assertThat(sandbox.get("/wechat/admin/payouts?since=2026-03-01").json()).isEmpty();
        sandbox.clock("2026-03-02T16:00:00Z");

        JsonNode payout = sandbox.get("/wechat/admin/payouts?since=2026-03-01").json().path(0);

        // 0.6 % of 100.83 is 0.60498.
        assertThat(payout.path("payee").asString()).isEqualTo("quanzhou-rural-credit");
        assertThat(payout.path("tradesOn").asString()).isEqualTo("2026-03-02");
        assertThat(payout.path("paidOn").asString()).isEqualTo("2026-03-03");
        assertThat(payout.path("collected").asInt()).isEqualTo(12850);
        assertThat(payout.path("refunded").asInt()).isEqualTo(2767);
        assertThat(payout.path("fee").asInt()).isEqualTo(60);
        assertThat(payout.path("net").asInt()).isEqualTo(12850 - 2767 - 60);
    }

    private static String number(Notification callback) {
        return callback.content().path("out_trade_no").asString();
    }

    private static String code(Answer answer) {
        return answer.status() + " " + answer.json().path("code").asString();
    }
}
