package org.xinyi.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Signed calls to WeChat Pay. An answer counts only when its signature verifies.
@Component
class WeChatHttp implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FILE_TIMEOUT = Duration.ofSeconds(60);
    private static final int ANSWER_BYTES_MAX = 1 << 20;
    private static final int FILE_BYTES_MAX = 256 << 20;
    private static final int NONCE_BYTES = 16;
    private static final String SCHEMA = "WECHATPAY2-SHA256-RSA2048";

    /// What came back.
    sealed interface Answer {

        /// @param body missing when there is none
        record Verified(int status, JsonNode body) implements Answer {

            boolean isSuccess() {
                return status / 100 == 2;
            }

            /// The channel's word for why not, such as `ORDER_NOT_EXIST`.
            String code() {
                return body.path("code").asString("");
            }
        }

        record Unknown(String why) implements Answer {}
    }

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final SecureRandom random = new SecureRandom();
    private final WeChatSettings settings;
    private final PlatformKeys keys;
    private final JsonMapper json;
    private final Clock wall;

    WeChatHttp(WeChatSettings settings, PlatformKeys keys, JsonMapper json, Clock wall) {
        this.settings = settings;
        this.keys = keys;
        this.json = json;
        this.wall = wall;
    }

    Answer get(Merchant merchant, String target) {
        return exchange(merchant, "GET", target, new byte[0]);
    }

    Answer post(Merchant merchant, String target, Object body) {
        return exchange(merchant, "POST", target, json.writeValueAsBytes(body));
    }

    /// A file of this WeChat Pay, whose content is not signed; empty when it cannot be had.
    byte[] file(Merchant merchant, URI address) throws IOException {
        if (!origin(settings.url()).equals(origin(address))) {
            throw new IOException("A file is offered at another place: " + address.getHost());
        }
        HttpRequest request = signed(merchant, "GET", address, new byte[0], FILE_TIMEOUT);
        HttpResponse<byte[]> response = send(request, FILE_BYTES_MAX);
        if (response.statusCode() != 200) {
            throw new IOException("A file is answered with " + response.statusCode());
        }
        return response.body();
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /// An unsigned call to the sandbox's own endpoints.
    JsonNode admin(String target) throws IOException {
        return admin(target, HttpRequest.newBuilder().GET());
    }

    JsonNode admin(String target, Object body) throws IOException {
        return admin(
                target,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    private JsonNode admin(String target, HttpRequest.Builder request) throws IOException {
        URI address = URI.create(settings.url() + target);
        HttpResponse<byte[]> response =
                send(request.uri(address).timeout(ANSWER_TIMEOUT).build(), ANSWER_BYTES_MAX);
        if (response.statusCode() / 100 != 2) {
            throw new IOException(target + " is answered with " + response.statusCode());
        }
        return tree(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    boolean isSandbox() {
        return settings.adminRegistration();
    }

    private Answer exchange(Merchant merchant, String method, String target, byte[] body) {
        URI address = URI.create(settings.url() + target);
        try {
            HttpResponse<byte[]> response =
                    send(signed(merchant, method, address, body, ANSWER_TIMEOUT), ANSWER_BYTES_MAX);
            if (!isGenuine(merchant.channel(), message(response))) {
                return new Answer.Unknown("unverified answer " + response.statusCode());
            }
            return new Answer.Verified(response.statusCode(), tree(response.body()));
        } catch (IOException | JacksonException failure) {
            return new Answer.Unknown(failure.getClass().getSimpleName());
        }
    }

    boolean isGenuine(Channel channel, OnlineChannel.SignedMessage message) {
        byte[] content =
                WeChatSignatures.message(message.timestamp(), message.nonce(), message.body());
        return keys.find(channel, message.serial())
                .map(key -> WeChatSignatures.verifies(key, content, message.signature()))
                .orElse(false);
    }

    private HttpRequest signed(
            Merchant merchant, String method, URI address, byte[] body, Duration timeout) {
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", "xinyi")
                .header("Authorization", authorization(merchant, method, address, body))
                .method(
                        method,
                        body.length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(body))
                .build();
    }

    private String authorization(Merchant merchant, String method, URI address, byte[] body) {
        String timestamp = String.valueOf(wall.instant().getEpochSecond());
        byte[] made = new byte[NONCE_BYTES];
        random.nextBytes(made);
        String nonce = HexFormat.of().formatHex(made);
        String query = address.getRawQuery();
        String target = address.getRawPath() + (query == null ? "" : "?" + query);
        byte[] content = WeChatSignatures.request(method, target, timestamp, nonce, body);
        return "%s mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%s\",serial_no=\"%s\",signature=\"%s\""
                .formatted(
                        SCHEMA,
                        merchant.mchid(),
                        nonce,
                        timestamp,
                        merchant.serial(),
                        WeChatSignatures.sign(merchant.privateKey(), content));
    }

    private HttpResponse<byte[]> send(HttpRequest request, int bytesMax) throws IOException {
        try {
            return client.send(
                    request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), bytesMax));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }

    private static OnlineChannel.SignedMessage message(HttpResponse<byte[]> response) {
        return new OnlineChannel.SignedMessage(
                header(response, "Wechatpay-Serial"),
                header(response, "Wechatpay-Timestamp"),
                header(response, "Wechatpay-Nonce"),
                header(response, "Wechatpay-Signature"),
                response.body());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private JsonNode tree(byte[] body) {
        return body.length == 0
                ? MissingNode.getInstance()
                : json.readTree(new String(body, StandardCharsets.UTF_8));
    }
}
