package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BureauTests {

    @TempDir Path folder;
    private TestSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = TestSandbox.start(folder.resolve("a"));
        sandbox.put(
                "/bureau/admin/scores",
                """
                [{"source":"city","personRef":"ab","score":650},
                 {"source":"insurance","personRef":"ab","score":700,
                  "parts":{"enrolment":300,"bank-credit":400}}]
                """);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void tellsAScoreForAnAuthorisationAndKeepsWhoAsked() {
        assertThat(ask("city", "").path("state").asString()).isEqualTo("NOT_AUTHORISED");
        assertThat(sandbox.get("/bureau/admin/readings?personRef=ab").json()).isEmpty();
        assertThat(ask("city", "A1").path("score").asLong()).isEqualTo(650);
        assertThat(ask("sesame", "A1").path("state").asString()).isEqualTo("NO_RECORD");
        assertThat(ask("insurance", "A1").path("parts").path("enrolment").asLong()).isEqualTo(300);
        assertThat(sandbox.get("/bureau/admin/readings?personRef=ab").json()).hasSize(3);
    }

    @Test
    void isWrongOnDemand() {
        sandbox.post(
                "/faults/next",
                "{\"twin\":\"bureau\",\"operation\":\"city\",\"kind\":\"WRONG_AMOUNT\"}");
        assertThat(ask("city", "A1").path("score").asLong()).isGreaterThan(100_000);
        assertThat(ask("city", "A1").path("score").asLong()).isEqualTo(650);
    }

    private JsonNode ask(String source, String authorisation) {
        String body =
                """
                {"queries":[{"queryNo":"Q1","personRef":"ab","authorisationNo":"%s"}]}
                """
                        .formatted(authorisation);
        return sandbox.post("/bureau/" + source + "/scores", body).json().path("scores").path(0);
    }
}
