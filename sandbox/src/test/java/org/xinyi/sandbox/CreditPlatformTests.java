package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CreditPlatformTests {

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
    void listsAPersonUntilTheListingIsRetracted() {
        report("R1", "LISTED", "《条例》第十二条", "");
        report("R1", "LISTED", "《条例》第十二条", "");
        assertThat(listed()).isTrue();
        report("R2", "CORRECTED", "《条例》第十三条", "R1");
        assertThat(listed()).isTrue();
        report("R3", "RETRACTED", "", "R2");

        assertThat(listed()).isFalse();
        assertThat(sandbox.get("/credit-platform/reports?personRef=ab").json()).hasSize(3);
        try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
            assertThat(later.get("/credit-platform/reports?personRef=ab").json())
                    .isEqualTo(sandbox.get("/credit-platform/reports?personRef=ab").json());
        }
    }

    @Test
    void refusesAListingWithoutALegalBasisAndACorrectionOfNothing() {
        assertThat(report("R1", "LISTED", "", "").path("reason").asString())
                .isEqualTo("LEGAL_BASIS_MISSING");
        assertThat(report("R2", "RETRACTED", "", "R9").path("reason").asString())
                .isEqualTo("REPLACED_UNKNOWN");
        assertThat(listed()).isFalse();
    }

    @Test
    void keepsADefaultUntilAFulfilmentReplacesIt() {
        assertThat(report("R1", "DEFAULTED", "", "").path("reason").asString())
                .isEqualTo("LEGAL_BASIS_MISSING");
        assertThat(report("R1", "DEFAULTED", "《信用授权承诺书》", "").path("state").asString())
                .isEqualTo("ACCEPTED");
        assertThat(report("R2", "FULFILLED", "《信用授权承诺书》", "R1").path("state").asString())
                .isEqualTo("ACCEPTED");
        assertThat(listed()).isFalse();
    }

    @Test
    void saysOfManyAtOnceWhoTheyAre() {
        sandbox.put(
                "/credit-platform/admin/persons",
                "[{\"personRef\":\"ab\",\"seriousDishonesty\":false,\"identityVerified\":false}]");

        JsonNode persons =
                sandbox.post("/credit-platform/persons/query", "{\"persons\":[\"ab\",\"cd\"]}")
                        .json()
                        .path("persons");

        assertThat(persons.path(0).path("identityVerified").asBoolean()).isFalse();
        assertThat(persons.path(1).path("identityVerified").asBoolean()).isTrue();
        assertThat(persons.path(1).path("personRef").asString()).isEqualTo("cd");
    }

    @Test
    void knowsWhatOtherAuthoritiesSay() {
        sandbox.put(
                "/credit-platform/admin/persons",
                "[{\"personRef\":\"ab\",\"seriousDishonesty\":true}]");

        JsonNode person = sandbox.get("/credit-platform/persons/ab").json();

        assertThat(person.path("seriousDishonesty").asBoolean()).isTrue();
        assertThat(person.path("listed").asBoolean()).isFalse();
    }

    private JsonNode report(String number, String kind, String legalBasis, String replaces) {
        String body =
                """
                {"reports":[{"reportNo":"%s","personRef":"ab","kind":"%s","legalBasis":"%s",\
                "at":"2026-03-02T01:30:00Z","replaces":"%s"}]}
                """
                        .formatted(number, kind, legalBasis, replaces);
        return sandbox.post("/credit-platform/reports", body).json().path("reports").path(0);
    }

    private boolean listed() {
        return sandbox.get("/credit-platform/persons/ab").json().path("listed").asBoolean();
    }
}
