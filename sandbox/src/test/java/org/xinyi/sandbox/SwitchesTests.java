package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xinyi.sandbox.TestSandbox.Answer;

/// The clock, the faults and the front page.
class SwitchesTests {

    private static final String CLAIM =
            """
            {"claims":[{"claimNo":"C1","hospitalCode":"H1","obligationRef":"O1","amount":"8.00"}]}
            """;

    @TempDir Path folder;
    private TestSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = TestSandbox.start(folder.resolve("a"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void goesForwardOnlyOnceItWasSet() {
        sandbox.clock("2020-01-01T00:00:00Z");

        Answer back = sandbox.put("/clock", "{\"now\":\"2019-12-31T00:00:00Z\"}");

        assertThat(back.status()).isEqualTo(409);
        assertThat(back.json().path("code").asString()).isEqualTo("CLOCK_FORWARD_ONLY");
        assertThat(sandbox.get("/clock").json().path("now").asString())
                .isEqualTo("2020-01-01T00:00:00Z");
        assertThat(sandbox.put("/clock", "{\"runs\":true}").json().path("runs").asBoolean())
                .isTrue();
        assertThat(sandbox.put("/clock", "{\"now\":\"tomorrow\"}").status()).isEqualTo(400);
    }

    @Test
    void doesNothingWhenItFailsBeforeTheEffect() {
        sandbox.force("fiscal", "claims", "ERROR_BEFORE_EFFECT");

        assertThat(sandbox.post("/fiscal/claims", CLAIM).status()).isEqualTo(503);
        assertThat(sandbox.get("/fiscal/claims/C1").status()).isEqualTo(404);
    }

    @Test
    void hasDoneItWhenItTimesOut() {
        sandbox.force("fiscal", "claims", "TIMEOUT_AFTER_EFFECT");

        assertThat(sandbox.post("/fiscal/claims", CLAIM).status()).isEqualTo(504);
        assertThat(sandbox.get("/fiscal/claims/C1").status()).isEqualTo(200);
        try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
            assertThat(later.get("/fiscal/claims/C1").status()).isEqualTo(200);
        }
    }

    @Test
    void forgetsEverythingWhenItBeginsAnew() {
        sandbox.clock("2020-01-01T00:00:00Z");
        sandbox.force("fiscal", "claims", "ERROR_BEFORE_EFFECT");
        sandbox.post("/fiscal/claims", CLAIM);
        sandbox.post("/fiscal/claims", CLAIM);

        assertThat(sandbox.get("/anew").status()).isEqualTo(405);
        assertThat(sandbox.post("/anew", "").status()).isEqualTo(200);

        assertThat(sandbox.get("/fiscal/claims/C1").status()).isEqualTo(404);
        sandbox.clock("2019-12-31T00:00:00Z");
        assertThat(sandbox.post("/fiscal/claims", CLAIM).status()).isEqualTo(200);
    }

    @Test
    void answersTheSameWhenACallComesTwice() {
        sandbox.force("fiscal", "claims", "DUPLICATE");

        assertThat(sandbox.post("/fiscal/claims", CLAIM).json().at("/claims/0/state").asString())
                .isEqualTo("RECEIVED");
    }

    @Test
    void countsWhatWasMet() {
        sandbox.force("fiscal", "claims", "ERROR_BEFORE_EFFECT");
        sandbox.post("/fiscal/claims", CLAIM);
        Answer rate =
                sandbox.put(
                        "/faults", "{\"rate\":0.25,\"kinds\":[\"SLOW\"],\"twins\":[\"wechat\"]}");

        assertThat(rate.json().path("rate").asString()).isEqualTo("0.25");
        assertThat(rate.json().at("/met/fiscal/claims/ERROR_BEFORE_EFFECT").asInt()).isEqualTo(1);
        assertThat(sandbox.put("/faults", "{\"rate\":1.5}").status()).isEqualTo(400);
        assertThat(sandbox.put("/faults", "{\"kinds\":[\"WRONG_AMOUNT\"]}").status())
                .isEqualTo(400);
    }

    @Test
    void saysClearlyWhatItDoesNotUnderstand() {
        assertThat(sandbox.post("/fiscal/claims", "{not json").json().path("code").asString())
                .isEqualTo("MALFORMED");
        assertThat(sandbox.get("/alipay/x").json().path("code").asString()).isEqualTo("NOT_FOUND");
        assertThat(sandbox.get("/fiscal/payments?since=soon").json().path("code").asString())
                .isEqualTo("FIELD_INVALID");
        assertThat(sandbox.get("/health").json().path("status").asString()).isEqualTo("UP");
        assertThat(sandbox.get("/").body()).contains("医保经办机构").contains("/credit-platform");
    }
}
