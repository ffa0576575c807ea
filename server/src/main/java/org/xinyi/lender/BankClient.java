package org.xinyi.lender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.crypto.HmacSm3;
import org.xinyi.kernel.wire.HttpCalls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The wire of the lenders, a format that this project declares: JSON, signed with HMAC-SM3 over
/// method, path and body.
@Component
class BankClient {

    private static final Logger LOG = LoggerFactory.getLogger(BankClient.class);

    private final LenderSettings settings;
    private final HttpCalls http = new HttpCalls();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, HmacSm3> signers = new ConcurrentHashMap<>();

    BankClient(LenderSettings settings) {
        this.settings = settings;
    }

    /// @param path below the lender's address, such as `/draws`
    BankReply post(String lender, String path, JsonNode body) {
        byte[] content = json.writeValueAsBytes(body);
        URI address = address(lender, path);
        Map<String, String> headers = headers("POST", lender, address, content);
        return read(lender, http.post(address, headers, content, settings.timeout()));
    }

    /// The same call again while the lender is silent, up to the attempts of the settings.
    BankReply persistently(Supplier<BankReply> call) {
        BankReply reply = call.get();
        for (int attempt = 1;
                attempt < settings.attempts() && reply instanceof BankReply.Silent;
                attempt++) {
            rest(attempt);
            reply = call.get();
        }
        return reply;
    }

    /// A file or list below the lender's address.
    HttpCalls.Reply get(String lender, String path) {
        URI address = address(lender, path);
        Map<String, String> headers = headers("GET", lender, address, new byte[0]);
        return http.get(address, headers, settings.timeout());
    }

    private URI address(String lender, String path) {
        return URI.create(settings.url() + "/" + lender + path);
    }

    private Map<String, String> headers(String method, String lender, URI address, byte[] body) {
        HmacSm3 signer =
                signers.computeIfAbsent(
                        lender, code -> new HmacSm3(settings.secretOf(code).getBytes(UTF_8)));
        String query = address.getRawQuery();
        String target = address.getRawPath() + (query == null ? "" : "?" + query);
        byte[] head = (method + "\n" + target + "\n").getBytes(UTF_8);
        return Map.of(
                "Content-Type",
                "application/json",
                "X-Client",
                settings.clientOf(City.current()),
                "X-Signature",
                signer.hex(head, body));
    }

    private BankReply read(String lender, HttpCalls.Reply reply) {
        return switch (reply) {
            case HttpCalls.Reply.Answered(int status, byte[] body) -> read(lender, status, body);
            case HttpCalls.Reply.Silence(String reason) -> new BankReply.Silent(reason);
        };
    }

    private BankReply read(String lender, int status, byte[] body) {
        try {
            if (status == 200) {
                return new BankReply.Said(json.readTree(body));
            }
            if (status < 400 || status >= 500) {
                return new BankReply.Silent("status " + status);
            }
            BankReply.Refused refused =
                    new BankReply.Refused(status, json.readTree(body).path("code").asString(""));
            LOG.warn("{} refuses a call: {} {}", lender, status, refused.code());
            return refused;
        } catch (JacksonException unreadable) {
            return new BankReply.Silent("not JSON");
        }
    }

    private void rest(int attempt) {
        try {
            Thread.sleep(settings.pause().multipliedBy(attempt));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
