package org.xinyi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;
import org.xinyi.ServerTest;
import org.xinyi.notice.Notices.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The wire format, against a server that speaks it: phones ending in 0001 are rejected, in 0000
/// not reached.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmsCarrierTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, JsonNode> inbox = new LinkedHashMap<>();
    private final NoticeWorld world;
    private HttpServer http;
    private SmsCarrier carrier;
    private int status;

    SmsCarrierTests(BeanFactory beans) throws IOException {
        this.world = new NoticeWorld(beans);
        this.http = serve();
        this.carrier = new SmsCarrier(settings());
    }

    @BeforeEach
    void begin() throws IOException {
        world.begin();
        inbox.clear();
        status = 200;
        stop();
        http = serve();
        carrier = new SmsCarrier(settings());
    }

    @AfterEach
    void stop() {
        carrier.close();
        http.stop(0);
    }

    @Test
    void messagesGoOverTheWireAndReceiptsComeBack() {
        NoticeWorld.Server server = world.serverWith(carrier);
        long reached = queue(server, "13800005678");
        long refused = queue(server, "13800000001");
        long unreached = queue(server, "13800000000");
        server.works();
        assertThat(inbox).hasSize(2);
        assertThat(inbox.values())
                .allSatisfy(
                        message -> {
                            assertThat(message.path("messageId").asString())
                                    .startsWith(world.city.code() + "-");
                            assertThat(message.path("templateCode").asString()).isEqualTo("REPAID");
                            assertThat(message.path("purpose").asString()).isEqualTo("SERVICE");
                            assertThat(message.path("text").asString())
                                    .isEqualTo("【信医】已收到您的还款12.50元。");
                        });
        assertThat(server.status(refused)).isEqualTo(Status.FAILED);
        assertThat(server.status(reached)).isEqualTo(Status.SENT);

        server.readsReceipts();
        assertThat(server.status(reached)).isEqualTo(Status.DELIVERED);
        assertThat(server.status(unreached)).isEqualTo(Status.FAILED);
    }

    @Test
    void aCarrierInTroubleIsAskedAgain() {
        NoticeWorld.Server server = world.serverWith(carrier);
        long notice = queue(server, "13800005678");
        status = 503;
        server.works();
        assertThat(server.status(notice)).isEqualTo(Status.WAITING);
        status = 200;
        world.clocks.wallPasses(Duration.ofSeconds(1));
        server.works();

        assertThat(server.status(notice)).isEqualTo(Status.SENT);
    }

    @Test
    void anAddressThatIsWrongFailsNoMessage() {
        NoticeWorld.Server server = world.serverWith(carrier);
        long notice = queue(server, "13800005678");
        status = 404;
        server.works();

        assertThat(server.status(notice)).isEqualTo(Status.WAITING);
    }

    @Test
    void nobodyThereIsUnreachable() {
        http.stop(0);
        assertThatThrownBy(() -> carrier.receipts("us", 0, 10))
                .isInstanceOf(Carrier.Unreachable.class);
    }

    private HttpServer serve() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sms/messages", this::messages);
        server.createContext("/sms/receipts", this::receipts);
        server.start();
        return server;
    }

    private NoticeSettings settings() {
        return new NoticeSettings(
                URI.create("http://localhost:" + http.getAddress().getPort() + "/sms"),
                LocalTime.of(22, 0),
                LocalTime.of(8, 0),
                1,
                3);
    }

    private long queue(NoticeWorld.Server server, String phone) {
        return server.queue(
                world.patients.add("王芳", phone),
                Template.REPAID,
                world.id(),
                Map.of("amount", "12.50"));
    }

    private void messages(HttpExchange exchange) throws IOException {
        List<Map<String, String>> answers = new ArrayList<>();
        for (JsonNode message : JSON.readTree(exchange.getRequestBody()).path("messages")) {
            String id = message.path("messageId").asString();
            boolean rejected = message.path("phone").asString().endsWith("0001");
            if (!rejected) {
                inbox.putIfAbsent(id, message);
            }
            answers.add(
                    rejected
                            ? Map.of("messageId", id, "state", "REJECTED", "reason", "黑名单")
                            : Map.of("messageId", id, "state", "ACCEPTED"));
        }
        answer(exchange, Map.of("messages", answers));
    }

    private void receipts(HttpExchange exchange) throws IOException {
        List<Map<String, Object>> answers = new ArrayList<>();
        int sequence = 0;
        for (JsonNode message : inbox.values()) {
            sequence++;
            boolean unreached = message.path("phone").asString().endsWith("0000");
            answers.add(
                    Map.of(
                            "seq",
                            sequence,
                            "messageId",
                            message.path("messageId").asString(),
                            "state",
                            unreached ? "FAILED" : "DELIVERED",
                            "at",
                            "2020-06-10T01:00:00Z"));
        }
        assertThat(exchange.getRequestHeaders().getFirst("X-Client")).startsWith(world.city.code());
        boolean first = exchange.getRequestURI().getQuery().startsWith("after=0&");
        answer(exchange, first ? answers : List.of());
    }

    private void answer(HttpExchange exchange, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
