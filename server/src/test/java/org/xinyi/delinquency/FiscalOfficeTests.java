package org.xinyi.delinquency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Money;

/// The words of the sandbox's fiscal office.
class FiscalOfficeTests {

    private static final City CITY = new City("lianyungang");

    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private volatile String answer = "";
    private final HttpServer server;

    FiscalOfficeTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fiscal", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange call) throws IOException {
        String client = call.getRequestHeaders().getFirst("X-Client");
        String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        heard.add(client + " " + call.getRequestMethod() + " " + call.getRequestURI() + body);
        byte[] reply = answer.getBytes(UTF_8);
        call.sendResponseHeaders(200, reply.length);
        call.getResponseBody().write(reply);
        call.close();
    }

    private FiscalOffice office() {
        String host = "http://localhost:" + server.getAddress().getPort();
        return new FiscalOffice(
                new DelinquencySettings(
                        URI.create(host + "/credit-platform"),
                        URI.create(host + "/fiscal"),
                        URI.create(host + "/credit-insurer"),
                        URI.create(host + "/civil-affairs"),
                        URI.create(host + "/insurer"),
                        "xinyi-{city}",
                        Duration.ofSeconds(5)));
    }

    @Test
    void aClaimIsReceivedApprovedAndPaid() {
        for (String state : List.of("RECEIVED", "APPROVED", "PAID")) {
            answer =
                    """
                    {"claims": [{"claimNo": "c-1", "state": "%s", "amount": "40.00", "reason": ""}]}
                    """
                            .formatted(state);
            ClaimOffice.Answer wanted =
                    state.equals("RECEIVED")
                            ? new ClaimOffice.Answer.Pending("c-1")
                            : new ClaimOffice.Answer.Accepted("c-1", Money.parse("40.00"));
            assertThat(claim()).containsExactly(wanted);
        }
        assertThat(heard.peek())
                .startsWith("xinyi-lianyungang POST /fiscal/claims")
                .contains("\"claimNo\":\"c-1\"", "\"amount\":\"40.00\"", "\"hospitalCode\":\"H1\"");
    }

    @Test
    void aRefusedClaimSaysWhy() {
        answer =
                """
                {"claims": [{"claimNo": "c-1", "state": "REJECTED", "reason": "CLAIM_NO_REUSED"}]}
                """;
        assertThat(claim())
                .containsExactly(new ClaimOffice.Answer.Rejected("c-1", "CLAIM_NO_REUSED"));
    }

    @Test
    void paymentsAreReadSinceADay() {
        answer =
                """
                [{"paymentNo": "FP-1", "claimNo": "c-1", "hospitalCode": "H1", "amount": "40.00",
                  "paidOn": "2020-12-15"}]
                """;
        LocalDate since = LocalDate.of(2020, 12, 1);
        List<ClaimOffice.Payment> payments = CITY.call(() -> office().payments(since));
        assertThat(payments)
                .containsExactly(
                        new ClaimOffice.Payment(
                                "FP-1", "c-1", Money.parse("40.00"), LocalDate.of(2020, 12, 15)));
        assertThat(heard.peek())
                .isEqualTo("xinyi-lianyungang GET /fiscal/payments?since=2020-12-01");
    }

    private List<ClaimOffice.Answer> claim() {
        ClaimOffice.Claim wanted =
                new ClaimOffice.Claim("c-1", "H1", "12", Money.parse("40.00"), "00");
        return CITY.call(() -> office().claim(List.of(wanted)));
    }
}
