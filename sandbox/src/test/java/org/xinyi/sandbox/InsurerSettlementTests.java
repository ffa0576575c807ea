package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xinyi.sandbox.TestSandbox.Answer;
import tools.jackson.databind.JsonNode;

class InsurerSettlementTests {

    @TempDir Path folder;
    private TestSandbox sandbox;
    private TestHospital hospital;

    @BeforeEach
    void start() {
        sandbox = TestSandbox.start(folder.resolve("a"));
        sandbox.clock("2026-03-02T01:30:00Z");
        hospital = new TestHospital(sandbox, "H35052100001").registered("3");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void takesTheDeductibleOnceAYearAcrossHospitals() {
        hospital.insure("");
        TestHospital clinic = new TestHospital(sandbox, "H35052100002").registered("1");

        JsonNode first = settleOneLine(hospital, "V1", "01", "500.00");
        JsonNode second = settleOneLine(clinic, "V2", "01", "500.00");

        // 500 - 200 deductible = 300, of which the pool pays 70 %.
        assertThat(text(first, "act_pay_dedc")).isEqualTo("200.00");
        assertThat(text(first, "hifp_pay")).isEqualTo("210.00");
        assertThat(text(first, "psn_cash_pay")).isEqualTo("290.00");
        // The clinic is a primary one: 80 % of all.
        assertThat(text(second, "act_pay_dedc")).isEqualTo("0.00");
        assertThat(text(second, "hifp_pay")).isEqualTo("400.00");
    }

    @Test
    void leavesClassCAndTenPercentOfClassBToThePerson() {
        hospital.insure("");
        String visit = hospital.register("V1");

        JsonNode result =
                hospital.upload(
                        TestHospital.line(visit, "1", "B1", "01", "300.00"),
                        TestHospital.line(visit, "2", "B1", "02", "33.33"),
                        TestHospital.line(visit, "3", "B1", "03", "70.00"));
        JsonNode info = hospital.settle(visit, "B1", "0");

        assertThat(text(result.get(1), "preselfpay_amt")).isEqualTo("3.33");
        assertThat(text(result.get(1), "inscp_scp_amt")).isEqualTo("30.00");
        assertThat(text(result.get(2), "fulamt_ownpay_amt")).isEqualTo("70.00");
        assertThat(text(info, "medfee_sumamt")).isEqualTo("403.33");
        assertThat(text(info, "inscp_scp_amt")).isEqualTo("330.00");
        assertThat(text(info, "hifp_pay")).isEqualTo("91.00");
        assertThat(text(info, "psn_name")).isEqualTo("张三");
    }

    @Test
    void letsAccountAndMutualAidPayWhatTheFundsLeaveWithinScope() {
        hospital.insure(",\"balc\":\"50.00\",\"mutual_aid_balc\":\"500.00\",\"assistance\":true");

        JsonNode info = settleOneLine(hospital, "V1", "01", "500.00");

        // 500 - 210 pool = 290, relief 60 % = 174, then 50 of the account, 66 of the relative's.
        assertThat(text(info, "maf_pay")).isEqualTo("174.00");
        assertThat(text(info, "acct_pay")).isEqualTo("50.00");
        assertThat(text(info, "acct_mulaid_pay")).isEqualTo("66.00");
        assertThat(text(info, "psn_cash_pay")).isEqualTo("0.00");
        assertThat(text(info, "balc")).isEqualTo("0.00");
    }

    @Test
    void answersTheSameBatchWithTheSameSettlement() {
        hospital.insure(",\"balc\":\"50.00\"");
        String visit = hospital.register("V1");
        hospital.upload(TestHospital.line(visit, "1", "B1", "01", "500.00"));

        JsonNode first = hospital.settle(visit, "B1", "1");
        JsonNode again = hospital.settle(visit, "B1", "1");

        assertThat(again).isEqualTo(first);
        assertThat(hospital.register("V1")).isEqualTo(visit);
    }

    @Test
    void takesEffectOnceWhenTheAnswerIsLost() {
        hospital.insure(",\"balc\":\"50.00\"");
        String visit = hospital.register("V1");
        hospital.upload(TestHospital.line(visit, "1", "B1", "01", "500.00"));
        sandbox.force("insurer", "2207", "TIMEOUT_AFTER_EFFECT");

        Answer lost = hospital.send("2207", "M1", TestHospital.settleInput(visit, "B1", "1"));
        String query =
                """
                {"data":{"mdtrt_id":"%s","chrg_bchno":"B1"}}
                """
                        .formatted(visit);
        JsonNode asked = hospital.fsi("5203", query).path("setlinfo");
        JsonNode again = hospital.settle(visit, "B1", "1");

        assertThat(lost.status()).isEqualTo(504);
        assertThat(lost.body()).isEmpty();
        assertThat(again).isEqualTo(asked);
        assertThat(text(again, "balc")).isEqualTo("0.00");
        assertThat(sandbox.get("/faults").json().at("/met/insurer/2207/TIMEOUT_AFTER_EFFECT"))
                .hasToString("1");
    }

    @Test
    void givesEverythingBackOnReversal() {
        hospital.insure(",\"balc\":\"50.00\"");
        JsonNode settled = settleOneLine(hospital, "V1", "01", "500.00");

        JsonNode reversed = hospital.reverse(text(settled, "setl_id"));
        JsonNode again = hospital.reverse(text(settled, "setl_id"));
        JsonNode next = settleOneLine(hospital, "V2", "01", "500.00");

        assertThat(text(reversed, "hifp_pay")).isEqualTo("-210.00");
        assertThat(text(reversed, "init_setl_id")).isEqualTo(text(settled, "setl_id"));
        assertThat(again).isEqualTo(reversed);
        assertThat(text(next, "act_pay_dedc")).isEqualTo("200.00");
        assertThat(text(next, "acct_pay")).isEqualTo("50.00");
    }

    @Test
    void refusesNegativeLines() {
        hospital.insure("");
        String visit = hospital.register("V1");
        hospital.upload(TestHospital.line(visit, "1", "B1", "01", "-20.00"));

        assertThat(hospital.refusal("2207", TestHospital.settleInput(visit, "B1", "0")))
                .contains("不支持按明细退费");
    }

    @Test
    void refusesAWrongSignatureAndAnUnknownPerson() {
        hospital.insure("");
        String input = "{\"data\":{\"mdtrt_cert_type\":\"02\",\"certno\":\"nobody\"}}";

        JsonNode unsigned = hospital.send("1101", "M1", input, "wrong").json();

        assertThat(text(unsigned, "infcode")).isEqualTo("-1");
        assertThat(text(unsigned, "err_msg")).isEqualTo("签名错误");
        assertThat(hospital.refusal("1101", input)).isEqualTo("未查询到参保信息");
    }

    @Test
    void remembersEverythingAfterItWasKilled() {
        hospital.insure(",\"balc\":\"50.00\"");
        String visit = hospital.register("V1");
        hospital.upload(
                TestHospital.line(visit, "1", "B1", "01", "500.00"),
                TestHospital.line(visit, "2", "B2", "02", "80.00"));
        JsonNode settled = hospital.settle(visit, "B1", "1");

        try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
            TestHospital restarted = hospital.at(later);
            assertThat(restarted.settle(visit, "B1", "1")).isEqualTo(settled);
            JsonNode second = restarted.settle(visit, "B2", "1");
            assertThat(text(second, "medfee_sumamt")).isEqualTo("80.00");
            assertThat(text(second, "act_pay_dedc")).isEqualTo("0.00");
            assertThat(text(second, "acct_pay")).isEqualTo("0.00");
            assertThat(later.get("/clock").json().path("now").asString())
                    .isEqualTo("2026-03-02T01:30:00Z");
        }
    }

    private static JsonNode settleOneLine(
            TestHospital at, String number, String level, String amount) {
        String visit = at.register(number);
        at.upload(TestHospital.line(visit, number + "-1", "B-" + number, level, amount));
        return at.settle(visit, "B-" + number, "1");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }
}
