package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InsurerTransactionsTests {

    @TempDir Path folder;
    private TestSandbox sandbox;
    private TestHospital hospital;

    @BeforeEach
    void start() {
        sandbox = TestSandbox.start(folder);
        sandbox.clock("2026-03-02T01:30:00Z");
        hospital = new TestHospital(sandbox, "H1").registered("3");
        hospital.insure(",\"balc\":\"50.00\",\"assistance\":true");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void tellsOfAPersonWhatTheInterfaceTells() {
        JsonNode output =
                hospital.fsi("1101", "{\"data\":{\"certno\":\"" + TestHospital.ID + "\"}}");

        assertThat(output.at("/baseinfo/psn_name").asString()).isEqualTo("张三");
        assertThat(output.at("/baseinfo/brdy").asString()).isEqualTo("1980-03-07");
        assertThat(output.at("/baseinfo/age").asString()).isEqualTo("45");
        assertThat(output.at("/insuinfo/0/insutype").asString()).isEqualTo("310");
        assertThat(output.at("/insuinfo/0/psn_insu_stas").asString()).isEqualTo("1");
        assertThat(output.at("/insuinfo/0/balc").asString()).isEqualTo("50.00");
        assertThat(output.at("/idetinfo/0/psn_idet_type").asString()).isEqualTo("低保");
        assertThat(sandbox.get("/insurer/admin/persons/" + TestHospital.ID).json().path("psn_no"))
                .isEqualTo(output.at("/baseinfo/psn_no"));
    }

    @Test
    void settlesAStayAfterATrialWithoutEffect() {
        String admission =
                """
                {"mdtrtinfo":{"psn_no":"%s","insutype":"310","ipt_otp_no":"S1","med_type":"21"},\
                "diseinfo":[]}
                """
                        .formatted(hospital.personNumber());
        String stay = hospital.fsi("2401", admission).at("/result/mdtrt_id").asString();
        String line = TestHospital.line(stay, "1", "B1", "01", "1900.00");
        hospital.fsi("2301", "{\"feedetail\":[" + line + "]}");
        hospital.fsi("2402", "{\"dscginfo\":{\"mdtrt_id\":\"" + stay + "\"}}");
        String settle = "{\"data\":{\"mdtrt_id\":\"%s\",\"chrg_bchno\":\"B1\"}}".formatted(stay);

        JsonNode trial = hospital.fsi("2303", settle).path("setlinfo");
        JsonNode info = hospital.fsi("2304", settle).path("setlinfo");

        // 900 of deductible, 85 % of 1000, relief 60 % of the other 1050.
        assertThat(info.path("hifp_pay").asString()).isEqualTo("850.00");
        assertThat(info.path("maf_pay").asString()).isEqualTo("630.00");
        assertThat(info.path("clr_type").asString()).isEqualTo("21");
        assertThat(trial.path("hifp_pay").asString()).isEqualTo("850.00");
        assertThat(trial.has("setl_id")).isFalse();
        assertThat(
                        hospital.fsi("2305", "{\"data\":{\"setl_id\":\"" + id(info) + "\"}}")
                                .at("/setlinfo/hifp_pay")
                                .asString())
                .isEqualTo("-850.00");
    }

    @Test
    void sellsAtAPharmacyInOneCall() {
        String purchase =
                """
                {"druginfo":{"mdtrt_cert_type":"02","mdtrt_cert_no":"%s","insutype":"310",\
                "acct_used_flag":"1","chrg_bchno":"P1"},"drugdetail":[\
                {"feedetl_sn":"1","det_item_fee_sumamt":"260.00","cnt":"2","pric":"130.00"}]}
                """
                        .formatted(TestHospital.ID);

        JsonNode trial = hospital.fsi("2101", purchase).path("setlinfo");
        JsonNode info = hospital.fsi("2102", purchase).path("setlinfo");
        JsonNode again = hospital.fsi("2102", purchase).path("setlinfo");

        assertThat(trial.path("hifp_pay").asString()).isEqualTo("42.00");
        assertThat(info.path("hifp_pay").asString()).isEqualTo("42.00");
        assertThat(info.path("clr_type").asString()).isEqualTo("41");
        assertThat(again).isEqualTo(info);
        hospital.fsi("2103", "{\"data\":{\"setl_id\":\"" + id(info) + "\"}}");
        assertThat(sandbox.get("/insurer/admin/persons/" + TestHospital.ID).json().path("balc"))
                .hasToString("\"50.00\"");
    }

    @Test
    void uploadsALineOnceAndTakesItBack() {
        String visit = hospital.register("V1");
        String line = TestHospital.line(visit, "1", "B1", "02", "10.05");

        JsonNode first = hospital.upload(line);
        JsonNode again = hospital.upload(line);
        String other =
                hospital.refusal(
                        "2204",
                        "{\"feedetail\":["
                                + TestHospital.line(visit, "1", "B1", "02", "10.06")
                                + "]}");
        hospital.fsi(
                "2205",
                """
                {"data":{"mdtrt_id":"%s","chrg_bchno":"B1","feedetl_sn":"0000"}}
                """
                        .formatted(visit));

        assertThat(first.at("/0/preselfpay_amt").asString()).isEqualTo("1.01");
        assertThat(again).isEqualTo(first);
        assertThat(other).contains("内容不同");
        assertThat(hospital.refusal("2207", TestHospital.settleInput(visit, "B1", "0")))
                .contains("无未结算");
    }

    @Test
    void refusesATotalThatIsNotTheSumOfTheLines() {
        String visit = hospital.register("V1");
        hospital.upload(TestHospital.line(visit, "1", "B1", "01", "10.00"));
        String input =
                """
                {"data":{"mdtrt_id":"%s","chrg_bchno":"B1","medfee_sumamt":"10.01"}}
                """
                        .formatted(visit);

        assertThat(hospital.refusal("2207", input)).contains("不一致");
    }

    @Test
    void undoesARegistrationButNotOneThatIsSettled() {
        String visit = hospital.register("V1");
        String undo = "{\"data\":{\"mdtrt_id\":\"" + visit + "\"}}";
        hospital.fsi("2202", undo);
        hospital.fsi("2202", undo);
        String second = hospital.register("V1");
        hospital.upload(TestHospital.line(second, "1", "B1", "01", "10.00"));
        hospital.settle(second, "B1", "0");

        assertThat(second).isNotEqualTo(visit);
        assertThat(hospital.refusal("2202", "{\"data\":{\"mdtrt_id\":\"" + second + "\"}}"))
                .contains("存在未撤销的结算");
    }

    @Test
    void cancelsASettlementWhetherItArrivedOrNot() {
        String visit = hospital.register("V1");
        hospital.upload(TestHospital.line(visit, "1", "B1", "01", "500.00"));
        hospital.send("2207", "M1", TestHospital.settleInput(visit, "B1", "1"));

        hospital.fsi("2601", "{\"data\":{\"omsgid\":\"M1\",\"oinfno\":\"2207\"}}");
        hospital.fsi("2601", "{\"data\":{\"omsgid\":\"M1\",\"oinfno\":\"2207\"}}");
        hospital.fsi("2601", "{\"data\":{\"omsgid\":\"M2\",\"oinfno\":\"2207\"}}");
        hospital.upload(TestHospital.line(visit, "1", "B1", "01", "500.00"));
        JsonNode late =
                hospital.send("2207", "M2", TestHospital.settleInput(visit, "B1", "1")).json();
        JsonNode fresh = hospital.settle(visit, "B1", "1");

        assertThat(late.path("err_msg").asString()).isEqualTo("该交易已冲正");
        assertThat(fresh.path("refd_setl_flag").asString()).isEqualTo("0");
        assertThat(fresh.path("acct_pay").asString()).isEqualTo("50.00");
        assertThat(fresh.path("act_pay_dedc").asString()).isEqualTo("200.00");
    }

    @Test
    void showsAReversedSettlementAsSuch() {
        String visit = hospital.register("V1");
        hospital.upload(TestHospital.line(visit, "1", "B1", "01", "500.00"));
        JsonNode settled = hospital.settle(visit, "B1", "0");
        hospital.reverse(id(settled));

        assertThat(hospital.settle(visit, "B1", "0").path("refd_setl_flag").asString())
                .isEqualTo("1");
        assertThat(
                        hospital.refusal(
                                "5203",
                                "{\"data\":{\"mdtrt_id\":\"%s\",\"chrg_bchno\":\"B9\"}}"
                                        .formatted(visit)))
                .isEqualTo("未查询到结算信息");
    }

    @Test
    void keepsVisitsOfOneInstitutionFromAnother() {
        String visit = hospital.register("V1");
        TestHospital other = new TestHospital(sandbox, "H2").registered("3");

        assertThat(other.refusal("2207", TestHospital.settleInput(visit, "B1", "0")))
                .isEqualTo("未查询到就诊信息");
    }

    @Test
    void limitsPricesOfRegisteredItems() {
        sandbox.post(
                "/insurer/admin/items",
                """
                [{"med_list_codg":"C01","chrgitm_lv":"02","pric_uplmt_amt":"80.00"}]
                """);
        String visit = hospital.register("V1");

        JsonNode result =
                hospital.upload(
                        """
                        {"feedetl_sn":"1","mdtrt_id":"%s","chrg_bchno":"B1","med_list_codg":"C01",\
                        "det_item_fee_sumamt":"200.00","cnt":"2.0000","pric":"100.000000"}
                        """
                                .formatted(visit));

        assertThat(result.at("/0/overlmt_amt").asString()).isEqualTo("40.00");
        assertThat(result.at("/0/preselfpay_amt").asString()).isEqualTo("16.00");
        assertThat(result.at("/0/inscp_scp_amt").asString()).isEqualTo("144.00");
        assertThat(result.at("/0/chrgitm_lv").asString()).isEqualTo("02");
    }

    private static String id(JsonNode info) {
        return info.path("setl_id").asString();
    }
}
