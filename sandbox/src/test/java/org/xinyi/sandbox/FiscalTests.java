package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FiscalTests {

    private static final String CLAIMS =
            """
            {"claims":[{"claimNo":"C1","hospitalCode":"H1","obligationRef":"O1",\
            "amount":"800.00","evidenceHash":"ab"},{"claimNo":"C2","hospitalCode":"H1",\
            "obligationRef":"O2","amount":"-1.00"}]}
            """;

    @Test
    void decidesAtDayEndAndPaysOnTheFifteenth(@TempDir Path folder) {
        try (TestSandbox sandbox = TestSandbox.start(folder.resolve("a"))) {
            // 2 March: a claim, told twice, and one that makes no sense.
            sandbox.clock("2026-03-02T01:30:00Z");
            sandbox.post("/fiscal/claims", CLAIMS);
            JsonNode answer = sandbox.post("/fiscal/claims", CLAIMS).json();
            assertThat(answer.at("/claims/0/state").asString()).isEqualTo("RECEIVED");
            assertThat(answer.at("/claims/1/state").asString()).isEqualTo("REJECTED");
            // 3 March: decided.
            sandbox.clock("2026-03-02T16:00:00Z");
            assertThat(state(sandbox)).isEqualTo("APPROVED");
            assertThat(sandbox.get("/fiscal/statements/2026-03-02").body())
                    .isEqualTo(
                            """
                            H|fiscal|2026-03-02|2
                            C|C1|H1|O1|800.00
                            A|C1|H1|800.00
                            T|800.00|800.00|0.00
                            """);
            // 15 March: paid.
            sandbox.clock("2026-03-14T16:00:00Z");
            JsonNode payment = sandbox.get("/fiscal/payments?since=2026-03-15").json().path(0);
            assertThat(payment.path("claimNo").asString()).isEqualTo("C1");
            assertThat(payment.path("amount").asString()).isEqualTo("800.00");
            assertThat(payment.path("paidOn").asString()).isEqualTo("2026-03-15");
            assertThat(state(sandbox)).isEqualTo("PAID");
            // 15 April: not paid again.
            sandbox.clock("2026-04-15T01:00:00Z");
            assertThat(sandbox.get("/fiscal/payments?since=2026-03-01").json()).hasSize(1);
            assertThat(sandbox.get("/fiscal/statements/2026-03-15").body())
                    .contains("P|FP-C1|C1|H1|800.00\nT|0.00|0.00|800.00\n");
            try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
                assertThat(state(later)).isEqualTo("PAID");
            }
        }
    }

    private static String state(TestSandbox sandbox) {
        return sandbox.get("/fiscal/claims/C1").json().path("state").asString();
    }
}
