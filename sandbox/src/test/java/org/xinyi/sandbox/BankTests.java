package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xinyi.sandbox.web.Fen;
import tools.jackson.databind.JsonNode;

class BankTests {

    @TempDir Path folder;
    private TestSandbox sandbox;
    private TestBankClient client;

    @BeforeEach
    void start() {
        sandbox = TestSandbox.start(folder.resolve("a"));
        sandbox.clock("2026-03-02T01:30:00Z");
        client = new TestBankClient(sandbox, "quanzhou").registered();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void decidesByThePersonWithinItsRange() {
        Map<String, Integer> states = new TreeMap<>();
        for (int i = 0; i < 600; i++) {
            JsonNode answer = client.apply("A" + i, "P" + i);
            String state = answer.path("state").asString();
            states.merge(state, 1, Integer::sum);
            if (state.equals("APPROVED")) {
                long limit = Fen.parse(answer.path("limit").asString());
                assertThat(limit).isBetween(500_000L, 2_000_000L);
                assertThat(limit % 10_000).isZero();
            }
        }
        assertThat(states.get("DECLINED")).isBetween(3, 30);
        assertThat(states.get("PENDING")).isBetween(5, 40);
        assertThat(states.get("APPROVED")).isGreaterThan(530);
    }

    @Test
    void keepsToItsAnswerAndToOneLineAPerson() {
        JsonNode first = client.line("P");
        String number = first.path("applicationNo").asString();

        assertThat(client.apply(number, number)).isEqualTo(first);
        assertThat(client.get("applications/" + number)).isEqualTo(first);
        assertThat(client.apply("other", number).path("lineNo")).isEqualTo(first.path("lineNo"));
        assertThat(
                        client.send(
                                        "POST",
                                        "applications",
                                        TestBankClient.application(number, "somebody else"))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void fundsUpToTheFreeLimit() {
        JsonNode line = client.line("P");
        String number = line.path("lineNo").asString();
        sandbox.put(
                "/bank/" + TestBankClient.BANK + "/lines/" + number + "/limit",
                "{\"limit\":\"1000.00\"}");

        JsonNode whole = client.draw("D1", number, "H1", "700.00");
        JsonNode part = client.draw("D2", number, "H1", "400.00");
        JsonNode none = client.draw("D3", number, "H1", "0.01");

        assertThat(whole.path("state").asString()).isEqualTo("FUNDED");
        assertThat(part.path("state").asString()).isEqualTo("PARTLY");
        assertThat(part.path("funded").asString()).isEqualTo("300.00");
        assertThat(none.path("state").asString()).isEqualTo("DECLINED");
        assertThat(client.draw("D2", number, "H1", "400.00")).isEqualTo(part);
        assertThat(client.get("draws/D2")).isEqualTo(part);
        assertThat(client.draw("D2", number, "H1", "401.00").path("reason").asString())
                .isEqualTo("DRAW_NO_REUSED");
        assertThat(client.draw("D9", "no line", "H1", "1.00").path("reason").asString())
                .isEqualTo("UNKNOWN_LINE");
    }

    @Test
    void drawsOnceWhenTheAnswerIsLost() {
        String line = client.line("P").path("lineNo").asString();
        sandbox.force("bank", "draws", "TIMEOUT_AFTER_EFFECT");
        String body =
                """
                {"draws":[{"drawNo":"D1","lineNo":"%s","hospitalCode":"H1","amount":"700.00"}]}
                """
                        .formatted(line);

        assertThat(client.send("POST", "draws", body).status()).isEqualTo(504);
        assertThat(client.post("draws", body).at("/draws/0/state").asString()).isEqualTo("FUNDED");
        assertThat(client.get("lines/" + line).path("drawn").asString()).isEqualTo("700.00");
    }

    @Test
    void paysHospitalsTheNextMorningNetOfRefunds() {
        String line = client.line("P").path("lineNo").asString();
        // 2 March: two hospitals; a refund larger than what the second one draws.
        client.draw("D1", line, "H1", "700.00");
        client.draw("D2", line, "H2", "100.00");
        client.draw("D3", line, "H1", "50.00");
        assertThat(client.advise("R1", "REFUNDED", "D1", line, "120.00").path("state").asString())
                .isEqualTo("ACKNOWLEDGED");
        // 3 March: paid out in the morning; then a refund without any draw.
        sandbox.clock("2026-03-02T16:00:00Z");
        assertThat(client.get("payouts?since=2026-03-03").valueStream().map(BankTests::shortly))
                .containsExactly(
                        "H1 2026-03-03 750.00 120.00 630.00", "H2 2026-03-03 100.00 0.00 100.00");
        client.advise("R2", "REFUNDED", "D2", line, "100.00");
        // 4 March: nothing to pay, the refund waits. 5 March: netted as far as the draws reach.
        sandbox.clock("2026-03-04T01:00:00Z");
        client.draw("D4", line, "H2", "60.00");
        sandbox.clock("2026-03-05T01:00:00Z");
        JsonNode payouts = client.get("payouts?since=2026-03-04");

        assertThat(payouts.valueStream().map(BankTests::shortly))
                .containsExactly("H2 2026-03-05 60.00 60.00 0.00");
        try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
            TestBankClient restarted = new TestBankClient(later, "quanzhou");
            assertThat(restarted.get("payouts?since=2026-03-04")).isEqualTo(payouts);
            assertThat(restarted.get("lines/" + line)).isEqualTo(client.get("lines/" + line));
        }
    }

    private static String shortly(JsonNode payout) {
        return String.join(
                " ",
                payout.path("hospitalCode").asString(),
                payout.path("paidOn").asString(),
                payout.path("gross").asString(),
                payout.path("refunds").asString(),
                payout.path("net").asString());
    }

    @Test
    void writesTheDayDownInItsStatement() {
        String line = client.line("P").path("lineNo").asString();
        sandbox.put(
                "/bank/" + TestBankClient.BANK + "/lines/" + line + "/limit",
                "{\"limit\":\"10000.00\"}");
        client.draw("D1", line, "H1", "700.00");
        client.advise("A1", "REPAID", "D1", line, "300.00");
        client.advise("A1", "REPAID", "D1", line, "300.00");
        client.advise("A2", "DEBIT_RETURNED", "D1", line, "300.00");
        client.advise("A3", "REFUNDED", "D1", line, "20.00");
        sandbox.post(
                "/bank/" + TestBankClient.BANK + "/admin/counter-payments",
                """
                {"lineNo":"%s","drawNo":"D1","amount":"80.00","paymentNo":"C1"}
                """
                        .formatted(line));
        assertThat(client.send("GET", "statements/2026-03-02", "").status()).isEqualTo(404);
        sandbox.clock("2026-03-03T01:00:00Z");

        assertThat(client.send("GET", "statements/2026-03-02", "").body())
                .isEqualTo(
                        """
                        H|quanzhou-rural-credit|2026-03-02|6
                        D|D1|LINE|H1|700.00
                        R|A1|D1|LINE|300.00
                        X|A2|D1|LINE|300.00
                        F|A3|D1|LINE|H1|20.00
                        R|C1|D1|LINE|80.00
                        B|LINE|10000.00|600.00
                        T|700.00|20.00|380.00|0.00
                        """
                                .replace("LINE", line));
        sandbox.clock("2026-03-04T01:00:00Z");
        assertThat(client.send("GET", "statements/2026-03-03", "").body())
                .isEqualTo(
                        """
                        H|quanzhou-rural-credit|2026-03-03|1
                        P|PO20260302-H1|H1|680.00
                        T|0.00|0.00|0.00|680.00
                        """);
    }

    @Test
    void knowsFirstWhoPaidAtItsCounter() {
        String line = client.line("P").path("lineNo").asString();
        client.draw("D1", line, "H1", "700.00");
        String pay =
                """
                {"payments":[{"lineNo":"%s","drawNo":"D1","amount":"80.00"}]}
                """
                        .formatted(line);
        sandbox.post("/bank/" + TestBankClient.BANK + "/admin/counter-payments", pay);

        JsonNode payments = client.get("counter-payments?since=2026-03-02T00:00:00Z");

        assertThat(payments).hasSize(1);
        assertThat(payments.at("/0/amount").asString()).isEqualTo("80.00");
        assertThat(payments.at("/0/paidAt").asString()).isEqualTo("2026-03-02T01:30:00Z");
        assertThat(client.get("counter-payments?since=2026-03-02T02:00:00Z")).isEmpty();
        assertThat(client.get("lines/" + line).path("outstanding").asString()).isEqualTo("620.00");
    }

    @Test
    void keepsClientsApartAndRefusesWrongSignatures() {
        String line = client.line("P").path("lineNo").asString();
        TestBankClient other = new TestBankClient(sandbox, "fuzhou").registered();

        assertThat(other.send("GET", "lines/" + line, "").status()).isEqualTo(404);
        assertThat(new TestBankClient(sandbox, "nobody").send("GET", "lines/" + line, "").status())
                .isEqualTo(401);
        assertThat(
                        sandbox.send(
                                        "GET",
                                        "/bank/" + TestBankClient.BANK + "/lines/" + line,
                                        "",
                                        Map.of("X-Client", "quanzhou", "X-Signature", "00"))
                                .status())
                .isEqualTo(401);
    }
}
