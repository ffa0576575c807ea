package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SmsTests {

    @TempDir Path folder;
    private TestSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = TestSandbox.start(folder.resolve("a"));
        sandbox.clock("2026-03-02T01:30:00Z");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void deliversOnceAndWritesReceipts() {
        JsonNode answer =
                send(
                        message("1", "13800000002", "您的验证码是 123456"),
                        message("2", "13800000000", "b"),
                        message("3", "13800000001", "c"));
        send(message("1", "13800000002", "您的验证码是 123456"));

        assertThat(answer.at("/messages/0/state").asString()).isEqualTo("ACCEPTED");
        assertThat(answer.at("/messages/2/state").asString()).isEqualTo("REJECTED");
        assertThat(answer.at("/messages/2/reason").asString()).isEqualTo("NUMBER_INVALID");
        JsonNode receipts = sandbox.get("/sms/receipts?after=0&limit=10").json();
        assertThat(receipts).hasSize(2);
        assertThat(receipts.at("/0/state").asString()).isEqualTo("DELIVERED");
        assertThat(receipts.at("/1/state").asString()).isEqualTo("FAILED");
        assertThat(sandbox.get("/sms/receipts?after=1&limit=10").json()).hasSize(1);
        assertThat(inbox("13800000002")).hasSize(1);
        assertThat(inbox("13800000000")).isEmpty();
    }

    @Test
    void showsTheInboxAsAPage() {
        send(message("1", "13800000002", "请在 <b>7</b> 日内还款"), message("2", "13900000003", "另一条"));

        String page = sandbox.get("/sms?phone=13800000002").body();

        assertThat(page)
                .contains("短信收件箱")
                .contains("请在 &lt;b&gt;7&lt;/b&gt; 日内还款")
                .contains("2026-03-02 09:30:00")
                .doesNotContain("另一条");
        assertThat(sandbox.get("/sms").body().indexOf("另一条"))
                .isLessThan(sandbox.get("/sms").body().indexOf("请在"));
    }

    @Test
    void sendsTwiceWhenForcedAndRemembersAfterAKill() {
        sandbox.force("sms", "delivery", "DUPLICATE");
        send(message("1", "13800000002", "a"));

        assertThat(inbox("13800000002")).hasSize(2);
        assertThat(sandbox.get("/sms/receipts").json()).hasSize(2);
        try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
            assertThat(later.get("/sms/inbox?phone=13800000002").json()).hasSize(2);
            assertThat(later.get("/sms/receipts").json()).hasSize(2);
        }
    }

    @Test
    void writesAReceiptAfterLaterOnesWhenForced() {
        sandbox.force("sms", "delivery", "OUT_OF_ORDER");
        send(message("1", "13800000002", "a"), message("2", "13800000002", "b"));

        assertThat(sandbox.get("/sms/receipts").json()).hasSize(1);
        try (TestSandbox later = sandbox.afterKill(folder.resolve("b"))) {
            JsonNode receipts = later.get("/sms/receipts").json();
            assertThat(receipts.at("/0/messageId").asString()).isEqualTo("2");
            assertThat(receipts.at("/1/messageId").asString()).isEqualTo("1");
        }
    }

    private JsonNode send(String... messages) {
        return sandbox.post("/sms/messages", "{\"messages\":[" + String.join(",", messages) + "]}")
                .json();
    }

    private JsonNode inbox(String phone) {
        return sandbox.get("/sms/inbox?phone=" + phone).json();
    }

    private static String message(String id, String phone, String text) {
        return """
        {"messageId":"%s","phone":"%s","templateCode":"CODE","text":"%s","purpose":"SERVICE"}
        """
                .formatted(id, phone, text);
    }
}
