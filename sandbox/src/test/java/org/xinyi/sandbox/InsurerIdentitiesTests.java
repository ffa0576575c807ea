package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xinyi.sandbox.web.Fen;
import tools.jackson.databind.JsonNode;

/// Over random bills of random persons the amounts always add up.
class InsurerIdentitiesTests {

    private static final int PERSONS = 24;
    private static final int BILLS = 300;

    private final SplittableRandom random = new SplittableRandom(20260302);

    @Test
    void amountsAddUpInEverySettlementReversalAndStatement(@TempDir Path folder) {
        try (TestSandbox sandbox = TestSandbox.start(folder)) {
            sandbox.clock("2026-03-02T01:30:00Z");
            TestHospital hospital = new TestHospital(sandbox, "H35052100001").registered("2");
            insure(sandbox);
            List<JsonNode> settled = new ArrayList<>();
            for (int bill = 0; bill < BILLS; bill++) {
                if (bill == BILLS / 2) {
                    sandbox.put("/insurer/admin/hospital-share", "{\"percent\":3}");
                }
                JsonNode info = settleRandomBill(hospital, bill);
                requireIdentities(info);
                settled.add(info);
                if (random.nextInt(5) == 0) {
                    JsonNode reversal = hospital.reverse(info.path("setl_id").asString());
                    requireIdentities(reversal);
                    settled.add(reversal);
                }
            }
            sandbox.clock("2026-03-03T01:30:00Z");
            requireStatement(sandbox, settled);
        }
    }

    private void insure(TestSandbox sandbox) {
        StringBuilder persons = new StringBuilder("[");
        for (int i = 0; i < PERSONS; i++) {
            persons.append(i == 0 ? "" : ",")
                    .append(
                            """
                            {"certno":"P%d","psn_name":"参保人%d","insutype":"%s","psn_insu_stas":"%s",\
                            "balc":"%d.37","cvlserv_flag":"%d","assistance":%b,\
                            "mutual_aid_balc":"%d.11"}
                            """
                                    .formatted(
                                            i,
                                            i,
                                            i % 3 == 0 ? "390" : "310",
                                            i % 11 == 5 ? "2" : "1",
                                            random.nextInt(3000),
                                            i % 4 == 1 ? 1 : 0,
                                            i % 5 == 2,
                                            random.nextInt(500)));
        }
        sandbox.post("/insurer/admin/persons", persons.append("]").toString());
    }

    private JsonNode settleRandomBill(TestHospital hospital, int bill) {
        String register =
                """
                {"mdtrtinfo":{"mdtrt_cert_type":"02","mdtrt_cert_no":"P%d","ipt_otp_no":"V%d"}}
                """
                        .formatted(random.nextInt(PERSONS), bill);
        String visit = hospital.fsi("2201", register).at("/data/mdtrt_id").asString();
        // One bill in twelve is large enough to pass the pool's yearly cap.
        int fenMax = random.nextInt(12) == 0 ? 30_000_000 : 60_000;
        String[] lines = new String[1 + random.nextInt(7)];
        for (int i = 0; i < lines.length; i++) {
            String level = "0" + (1 + random.nextInt(3));
            String amount = Fen.text(1 + random.nextInt(fenMax));
            lines[i] = TestHospital.line(visit, "L" + i, "B" + bill, level, amount);
        }
        hospital.upload(lines);
        return hospital.settle(visit, "B" + bill, random.nextBoolean() ? "1" : "0");
    }

    private static void requireIdentities(JsonNode info) {
        long total = fen(info, "medfee_sumamt");
        long funds = fen(info, "fund_pay_sumamt");
        long person = fen(info, "psn_part_amt");
        assertThat(
                        fen(info, "fulamt_ownpay_amt")
                                + fen(info, "overlmt_selfpay")
                                + fen(info, "preselfpay_amt")
                                + fen(info, "inscp_scp_amt"))
                .isEqualTo(total);
        assertThat(funds + person + fen(info, "hosp_part_amt")).isEqualTo(total);
        assertThat(fen(info, "acct_pay") + fen(info, "psn_cash_pay") + fen(info, "acct_mulaid_pay"))
                .isEqualTo(person);
        assertThat(
                        fen(info, "hifp_pay")
                                + fen(info, "cvlserv_pay")
                                + fen(info, "hifes_pay")
                                + fen(info, "hifmi_pay")
                                + fen(info, "hifob_pay")
                                + fen(info, "maf_pay")
                                + fen(info, "oth_pay"))
                .isEqualTo(funds);
        assertThat(Long.signum(fen(info, "psn_cash_pay"))).isNotEqualTo(-Long.signum(total));
    }

    private static void requireStatement(TestSandbox sandbox, List<JsonNode> settled) {
        String file =
                sandbox.get("/insurer/statements/2026-03-02?fixmedins_code=H35052100001").body();
        List<String> rows = file.lines().skip(1).toList();
        assertThat(rows).hasSameSizeAs(settled);
        assertThat(sum(rows, 6)).isEqualTo(sum(settled, "medfee_sumamt"));
        assertThat(sum(rows, 7)).isEqualTo(sum(settled, "hifp_pay"));
        assertThat(sum(rows, 9)).isEqualTo(sum(settled, "maf_pay"));
        assertThat(sum(rows, 13)).isEqualTo(sum(settled, "psn_cash_pay"));
        long other =
                sum(settled, "cvlserv_pay") + sum(settled, "hifmi_pay") + sum(settled, "hifob_pay");
        assertThat(sum(rows, 8)).isEqualTo(other).isPositive();
    }

    private static long sum(List<String> rows, int column) {
        return rows.stream().mapToLong(row -> Fen.parse(row.split("\t", -1)[column])).sum();
    }

    private static long sum(List<JsonNode> infos, String field) {
        return infos.stream().mapToLong(info -> fen(info, field)).sum();
    }

    private static long fen(JsonNode info, String field) {
        return Fen.parse(info.path(field).asString());
    }
}
