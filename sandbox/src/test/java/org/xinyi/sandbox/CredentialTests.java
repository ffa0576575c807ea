package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// E-credentials, faces and city codes: short-lived, and kept over a restart.
class CredentialTests {

    @TempDir Path folder;
    private TestSandbox sandbox;
    private TestHospital hospital;

    @BeforeEach
    void start() {
        sandbox = TestSandbox.start(folder.resolve("a"));
        sandbox.clock("2026-03-02T01:30:00Z");
        hospital = new TestHospital(sandbox, "H35052100001").registered("2");
        hospital.insure("");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aTokenIsReadOnceAndTheSameCallMayAskAgain() {
        shows("T-1");
        assertThat(name(read(hospital, "M1", "T-1"))).isEqualTo("张三");
        assertThat(name(read(hospital, "M1", "T-1"))).isEqualTo("张三");
        assertThat(error(read(hospital, "M2", "T-1"))).isEqualTo("电子凭证令牌已使用");
        assertThat(error(read(hospital, "M3", "T-0"))).isEqualTo("未查询到电子凭证");
        try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
            assertThat(error(read(hospital.at(later), "M4", "T-1"))).isEqualTo("电子凭证令牌已使用");
        }
    }

    @Test
    void aTokenGrowsOld() {
        shows("T-2");
        sandbox.clock("2026-03-02T01:41:00Z");
        assertThat(error(read(hospital, "M1", "T-2"))).isEqualTo("电子凭证令牌已过期");
    }

    @Test
    void aFaceThatIsKnownBecomesAToken() {
        sandbox.post(
                "/insurer/admin/faces",
                "{\"certno\":\"%s\",\"face\":\"Zg==\"}".formatted(TestHospital.ID));
        JsonNode known = hospital.send("XY01", "M1", "{\"data\":{\"face\":\"Zg==\"}}").json();
        String token = known.path("output").path("data").path("ec_token").asString();
        assertThat(name(read(hospital, "M2", token))).isEqualTo("张三");
        assertThat(error(hospital.send("XY01", "M3", "{\"data\":{\"face\":\"eA==\"}}").json()))
                .isEqualTo("未查询到匹配的人脸");
    }

    @Test
    void aCityCodeTellsOnWhosePhoneItIsUntilItIsOld() {
        sandbox.post(
                "/city-code/admin/codes",
                """
                {"code":"C-1","name":"小宝","idNumber":"1","relativeName":"张三","relativeNumber":"2"}
                """);
        JsonNode child = sandbox.post("/city-code/resolutions", "{\"code\":\"C-1\"}").json();
        assertThat(child.path("name").asString()).isEqualTo("小宝");
        assertThat(child.path("relative").path("idNumber").asString()).isEqualTo("2");
        assertThat(sandbox.post("/city-code/resolutions", "{\"code\":\"C-0\"}").status())
                .isEqualTo(404);
        sandbox.clock("2026-03-02T01:36:00Z");
        assertThat(sandbox.post("/city-code/resolutions", "{\"code\":\"C-1\"}").status())
                .isEqualTo(410);
    }

    private void shows(String token) {
        sandbox.post(
                "/insurer/admin/credentials",
                "{\"certno\":\"%s\",\"token\":\"%s\"}".formatted(TestHospital.ID, token));
    }

    private static JsonNode read(TestHospital by, String message, String token) {
        return by.send(
                        "1101",
                        message,
                        "{\"data\":{\"mdtrt_cert_type\":\"01\",\"mdtrt_cert_no\":\"%s\"}}"
                                .formatted(token))
                .json();
    }

    private static String name(JsonNode answer) {
        return answer.path("output").path("baseinfo").path("psn_name").asString();
    }

    private static String error(JsonNode answer) {
        return answer.path("err_msg").asString();
    }
}
