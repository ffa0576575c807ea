package org.xinyi.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.crypto.HmacSm3;
import org.xinyi.kernel.wire.HttpCalls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The wire of channels that speak the format of this project: JSON, signed with HMAC-SM3 over
/// method, path and body.
@Component
class DeclaredWire {

    /// Said about who calls, and not about what was asked.
    private static final Set<Integer> OF_CALLER = Set.of(401, 403, 408, 425, 429);

    /// What came back.
    sealed interface Answer {

        record Said(JsonNode body) implements Answer {}

        /// The channel has verifiably not done it.
        record Refused(int status, String code) implements Answer {}

        /// Nothing that can be relied on.
        record Silent(String why) implements Answer {}
    }

    private final DeclaredSettings settings;
    private final JsonMapper json;
    private final HmacSm3 signer;
    private final HttpCalls http = new HttpCalls();

    DeclaredWire(DeclaredSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.signer = new HmacSm3(settings.secret().getBytes(UTF_8));
    }

    /// @param target below the address of all channels, such as `/unionpay/orders`
    Answer get(String target) {
        URI address = URI.create(settings.url() + target);
        return read(http.get(address, headers("GET", address, new byte[0]), settings.timeout()));
    }

    Answer post(String target, Map<String, String> body) {
        URI address = URI.create(settings.url() + target);
        byte[] content = json.writeValueAsBytes(body);
        return read(
                http.post(address, headers("POST", address, content), content, settings.timeout()));
    }

    /// Whether there is a sandbox on the other side, which takes merchants over its desk.
    boolean isSandbox() {
        return settings.adminRegistration();
    }

    String client() {
        return settings.clientOf(City.current());
    }

    String secret() {
        return settings.secret();
    }

    private Map<String, String> headers(String method, URI address, byte[] body) {
        String query = address.getRawQuery();
        String target = address.getRawPath() + (query == null ? "" : "?" + query);
        byte[] head = (method + "\n" + target + "\n").getBytes(UTF_8);
        return Map.of(
                "Content-Type",
                "application/json",
                "X-Client",
                client(),
                "X-Signature",
                signer.hex(head, body));
    }

    private Answer read(HttpCalls.Reply reply) {
        return switch (reply) {
            case HttpCalls.Reply.Silence(String reason) -> new Answer.Silent(reason);
            case HttpCalls.Reply.Answered(int status, byte[] body) -> read(status, body);
        };
    }

    private Answer read(int status, byte[] body) {
        try {
            if (status == 200) {
                return new Answer.Said(json.readTree(body));
            }
            String code = json.readTree(body).path("code").asString("");
            return status / 100 == 4 && !OF_CALLER.contains(status) && !code.isEmpty()
                    ? new Answer.Refused(status, code)
                    : new Answer.Silent("status " + status);
        } catch (JacksonException unreadable) {
            return new Answer.Silent("not JSON");
        }
    }
}
