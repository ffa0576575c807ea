package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InsurerClearingTests {

    private static final String FILE = "/insurer/statements/2026-03-02?fixmedins_code=H1";
    private static final String PAYMENTS = "/insurer/payments?fixmedins_code=H1&since=2026-03-01";

    @TempDir Path folder;
    private TestSandbox sandbox;
    private TestHospital hospital;

    @BeforeEach
    void settleOnTheSecondOfMarch() {
        sandbox = TestSandbox.start(folder.resolve("a"));
        sandbox.clock("2026-03-02T01:30:00Z");
        hospital = new TestHospital(sandbox, "H1").registered("3");
        hospital.insure(",\"balc\":\"50.00\",\"cvlserv_flag\":\"1\"");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void paysTheMonthBeforeOnTheTenth() {
        // 2 March: 500.00, of which 210.00 pool, 15.00 civil servants, 50.00 account.
        settle("V1", "500.00");
        // 20 March: a second bill comes and goes on the same day.
        sandbox.clock("2026-03-20T01:30:00Z");
        hospital.reverse(settle("V2", "100.00").path("setl_id").asString());
        sandbox.post(
                "/insurer/admin/deductions",
                """
                {"fixmedins_code":"H1","period":"2026-03","fund":"POOL","amount":"10.00"}
                """);
        // 9 April: nothing yet.
        sandbox.clock("2026-04-09T15:59:59Z");
        assertThat(sandbox.get(PAYMENTS).json()).isEmpty();
        // 10 April: March is paid, fund by fund, less what was deducted.
        sandbox.clock("2026-04-09T16:00:00Z");

        JsonNode payments = sandbox.get(PAYMENTS).json();

        assertThat(payments.valueStream().map(InsurerClearingTests::shortly))
                .containsExactly(
                        "2026-04-10 2026-03 POOL 210.00 200.00",
                        "2026-04-10 2026-03 OTHER_FUND 15.00 15.00",
                        "2026-04-10 2026-03 PERSONAL_ACCOUNT 50.00 50.00");
        // 10 May: April was empty.
        sandbox.clock("2026-05-10T01:00:00Z");
        assertThat(sandbox.get(PAYMENTS).json()).hasSize(3);
        try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
            assertThat(later.get(PAYMENTS).json()).isEqualTo(payments);
        }
    }

    private static String shortly(JsonNode payment) {
        return String.join(
                " ",
                payment.path("paid_on").asString(),
                payment.path("period").asString(),
                payment.path("fund").asString(),
                payment.path("claimed").asString(),
                payment.path("paid").asString());
    }

    @Test
    void listsSettlementsAndReversalsOnceTheDayIsOver() {
        JsonNode first = settle("V1", "500.00");
        hospital.reverse(first.path("setl_id").asString());
        assertThat(sandbox.get(FILE).status()).isEqualTo(404);

        sandbox.clock("2026-03-03T00:00:00Z");
        List<String> rows = sandbox.get(FILE).body().lines().toList();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).startsWith("psn_no\tmdtrt_id\tchrg_bchno\tsetl_id\tmsgid");
        assertThat(rows.get(1))
                .contains("\tB-V1\t" + first.path("setl_id").asString() + "\t")
                .endsWith(
                        "\t0\t500.00\t210.00\t15.00\t0.00\t50.00\t0.00\t0.00\t225.00"
                                + "\t2026-03-02 09:30:00");
        assertThat(rows.get(2)).contains("\t1\t-500.00\t-210.00\t-15.00\t0.00\t-50.00");
    }

    @Test
    void carriesAFenTooMuchOrIsMissingWhenForced() {
        settle("V1", "500.00");
        sandbox.clock("2026-03-03T00:00:00Z");
        sandbox.force("insurer", "statements", "WRONG_AMOUNT");
        assertThat(sandbox.get(FILE).body()).contains("\t500.00\t210.01\t");
        assertThat(sandbox.get(FILE).body()).contains("\t500.00\t210.00\t");

        sandbox.force("insurer", "statements", "MISSING_FILE");
        assertThat(sandbox.get(FILE).status()).isEqualTo(404);
        assertThat(sandbox.get(FILE).status()).isEqualTo(404);
        assertThat(sandbox.get(FILE).status()).isEqualTo(200);
    }

    @Test
    void saysWhetherTotalsAgree() {
        settle("V1", "500.00");
        String stated =
                """
                {"data":{"insutype":"310","clr_type":"11","setl_optins":"350500",\
                "stmt_begndate":"2026-03-01","stmt_enddate":"2026-03-31","medfee_sumamt":"500.00",\
                "fund_pay_sumamt":"%s","acct_pay":"50.00","fixmedins_setl_cnt":"1"}}
                """;

        JsonNode right = hospital.fsi("3201", stated.formatted("225.00"));
        JsonNode wrong = hospital.fsi("3201", stated.formatted("225.01"));

        assertThat(right.at("/stmtinfo/stmt_rslt").asString()).isEqualTo("0");
        assertThat(wrong.at("/stmtinfo/stmt_rslt").asString()).isEqualTo("1");
        assertThat(wrong.at("/stmtinfo/stmt_rslt_dscr").asString()).contains("225.00");
    }

    @Test
    void comparesDetailsRowByRow() {
        JsonNode first = settle("V1", "500.00");
        settle("V2", "100.00");
        String own =
                "1\t2\t%s\tm\t\t0\t\t500.00\t225.00\t50.00\n1\t2\t99\tm\t\t0\t\t1.00\t0.00\t0.00\n"
                        .formatted(first.path("setl_id").asString());
        String encoded = Base64.getEncoder().encodeToString(own.getBytes(StandardCharsets.UTF_8));

        JsonNode upload =
                hospital.fsi(
                        "9101",
                        "{\"fsUploadIn\":{\"in\":\"" + encoded + "\",\"filename\":\"d.txt\"}}");
        JsonNode result =
                hospital.fsi(
                        "3202",
                        """
                        {"data":{"file_qury_no":"%s","stmt_begndate":"2026-03-02",\
                        "stmt_enddate":"2026-03-02"}}
                        """
                                .formatted(upload.path("file_qury_no").asString()));
        JsonNode file =
                hospital.fsi(
                        "9102",
                        """
                        {"fsDownloadIn":{"file_qury_no":"%s"}}
                        """
                                .formatted(result.at("/fileinfo/file_qury_no").asString()));

        assertThat(unzipped(file.at("/fsDownloadOut/in").asString()).lines())
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("\tm\t0\t0\t\t500.00"))
                .anySatisfy(row -> assertThat(row).contains("\tm\t2\t0\t医保方无此记录\t1.00"))
                .anySatisfy(row -> assertThat(row).contains("\t3\t0\t医院方无此记录\t100.00"));
    }

    private static String unzipped(String base64) {
        byte[] content = Base64.getDecoder().decode(base64);
        try (var zip =
                new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(content))) {
            assertThat(zip.getNextEntry()).isNotNull();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private JsonNode settle(String number, String amount) {
        String visit = hospital.register(number);
        hospital.upload(TestHospital.line(visit, number + "-1", "B-" + number, "01", amount));
        return hospital.settle(visit, "B-" + number, "1");
    }
}
