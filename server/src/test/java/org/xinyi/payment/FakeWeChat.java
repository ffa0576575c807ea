package org.xinyi.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// WeChat Pay as a test plays it: verifies what we sign, signs what it says, and misbehaves when it
/// is told to. Each merchant has orders and faults of its own.
final class FakeWeChat {

    /// How the next call of a merchant goes wrong.
    enum Fault {
        /// Nothing happens, and the answer is 503, unsigned.
        ERROR_BEFORE_EFFECT,
        /// It happens, but the answer is 504, unsigned.
        TIMEOUT_AFTER_EFFECT,
        /// The answer is right but somebody else's signature is on it.
        FORGED_ANSWER,
        /// A signed answer with a fen too many.
        WRONG_AMOUNT,
        /// A signed 400.
        DECLINED
    }

    static final FakeWeChat RUNNING = new FakeWeChat();

    private static final Pattern AUTHORIZATION =
            Pattern.compile(
                    "WECHATPAY2-SHA256-RSA2048"
                            + " mchid=\"(.*?)\",nonce_str=\"(.*?)\",timestamp=\"(.*?)\","
                            + "serial_no=\"(.*?)\",signature=\"(.*?)\"");
    private static final String TIME = "2020-06-10T08:30:00+08:00";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final KeyPair platform = RsaKeys.generate();
    final KeyPair stranger = RsaKeys.generate();
    final String serial = "PUB_KEY_ID_" + UUID.randomUUID().toString().replace("-", "");

    private final HttpServer server;
    private final Map<String, JsonNode> merchants = new HashMap<>();
    private final Map<String, Map<String, Object>> objects = new HashMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final Map<String, String> refundStates = new HashMap<>();
    private final Map<String, String> bills = new HashMap<>();

    private FakeWeChat() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/wechat", this::serve);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/wechat";
    }

    /// Lets the next calls of a merchant go wrong.
    synchronized void fault(String mchid, Fault... next) {
        faults.computeIfAbsent(mchid, _ -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /// The person pays.
    synchronized void pay(String mchid, String number) {
        Map<String, Object> order = order(mchid, number);
        order.put("trade_state", "SUCCESS");
        order.put("transaction_id", "42000" + number);
        order.put("success_time", TIME);
    }

    synchronized String state(String mchid, String number) {
        return String.valueOf(order(mchid, number).get("trade_state"));
    }

    /// What refunds of this merchant become.
    synchronized void refundsBecome(String mchid, String state) {
        refundStates.put(mchid, state);
    }

    /// How often a refund was ordered; 0 when it is unknown.
    synchronized int refundsOrdered(String mchid, String number) {
        Object times = objects.getOrDefault(mchid + " refund " + number, Map.of()).get("times");
        return times == null ? 0 : (int) times;
    }

    synchronized void refundBecomes(String mchid, String number, String state) {
        order(mchid, "refund " + number).put("status", state);
    }

    synchronized void bill(String mchid, String day, String file) {
        bills.put(mchid + day, file);
    }

    String apiKey(String mchid) {
        return merchant(mchid).path("apiV3Key").asString();
    }

    String notifyUrl(String mchid, String number) {
        return String.valueOf(order(mchid, number).get("notify_url"));
    }

    /// The callback of a payment, as it stands now.
    FakeCallback callback(String mchid, String number) {
        return sealed(mchid, "TRANSACTION.SUCCESS", order(mchid, number));
    }

    FakeCallback sealed(String mchid, String event, Object resource) {
        String nonce = "0123456789ab";
        Map<String, Object> box = new LinkedHashMap<>();
        box.put("algorithm", "AEAD_AES_256_GCM");
        box.put("nonce", nonce);
        box.put("associated_data", "transaction");
        box.put(
                "ciphertext",
                Crypto.seal(
                        apiKey(mchid), nonce, "transaction", JSON.writeValueAsString(resource)));
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("id", UUID.randomUUID().toString());
        envelope.put("event_type", event);
        envelope.put("resource", box);
        return signed(platform, JSON.writeValueAsString(envelope));
    }

    FakeCallback signed(KeyPair signer, String body) {
        String nonce = UUID.randomUUID().toString();
        String signature = Crypto.sign(signer, "1591749000\n" + nonce + "\n" + body + "\n");
        return new FakeCallback(serial, "1591749000", nonce, signature, body);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/admin/merchants")) {
            JsonNode merchant = JSON.readTree(body);
            synchronized (this) {
                merchants.put(merchant.path("mchid").asString(), merchant);
            }
            answer(exchange, 200, "{}", null);
        } else if (path.endsWith("/admin/platform-key")) {
            answer(
                    exchange,
                    200,
                    JSON.writeValueAsString(
                            Map.of(
                                    "serial",
                                    serial,
                                    "publicKey",
                                    RsaKeys.pem(platform.getPublic()))),
                    null);
        } else {
            String mchid = verified(exchange, body);
            if (path.startsWith("/wechat/file/")) {
                answer(exchange, 200, bills.getOrDefault(mchid + path.substring(13), ""), null);
            } else {
                misbehave(exchange, mchid, body);
            }
        }
    }

    private void misbehave(HttpExchange exchange, String mchid, String body) throws IOException {
        Fault fault;
        synchronized (this) {
            fault = faults.getOrDefault(mchid, new ArrayDeque<>()).poll();
        }
        if (fault == Fault.ERROR_BEFORE_EFFECT) {
            answer(exchange, 503, "", null);
            return;
        }
        if (fault == Fault.DECLINED) {
            answer(exchange, 400, "{\"code\":\"PARAM_ERROR\"}", platform);
            return;
        }
        FakeWeChatCalls.Reply reply;
        synchronized (this) {
            reply = new FakeWeChatCalls(this, mchid).reply(exchange, body);
        }
        if (fault == Fault.TIMEOUT_AFTER_EFFECT) {
            answer(exchange, 504, "", null);
            return;
        }
        String text = reply.body() == null ? "" : JSON.writeValueAsString(reply.body());
        if (fault == Fault.WRONG_AMOUNT) {
            text = text.replaceAll("(\"(?:total|refund)\":\\d*)\\d", "$19");
        }
        answer(exchange, reply.status(), text, fault == Fault.FORGED_ANSWER ? stranger : platform);
    }

    Map<String, Object> order(String mchid, String number) {
        return Objects.requireNonNull(objects.get(mchid + " " + number), number);
    }

    @Nullable Map<String, Object> find(String mchid, String number) {
        return objects.get(mchid + " " + number);
    }

    void put(String mchid, String number, Map<String, Object> object) {
        objects.put(mchid + " " + number, object);
    }

    String refundState(String mchid) {
        return refundStates.getOrDefault(mchid, "SUCCESS");
    }

    @Nullable String bill(String key) {
        return bills.get(key);
    }

    private synchronized JsonNode merchant(String mchid) {
        return Objects.requireNonNull(merchants.get(mchid), mchid);
    }

    /// Whose call it is; fails the call when the signature is not the merchant's.
    private String verified(HttpExchange exchange, String body) {
        Matcher shown =
                AUTHORIZATION.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!shown.matches()) {
            throw new IllegalStateException("No signature");
        }
        JsonNode merchant = merchant(shown.group(1));
        String content =
                String.join(
                                "\n",
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().toString(),
                                shown.group(3),
                                shown.group(2),
                                body)
                        + "\n";
        String pem = merchant.path("publicKey").asString().replaceAll("-----.*?-----|\\s", "");
        if (!merchant.path("serialNo").asString().equals(shown.group(4))
                || !Crypto.verifies(Base64.getDecoder().decode(pem), content, shown.group(5))) {
            throw new IllegalStateException("Not the merchant's signature");
        }
        return shown.group(1);
    }

    private void answer(HttpExchange exchange, int status, String body, @Nullable KeyPair signer)
            throws IOException {
        if (signer != null) {
            FakeCallback signed = signed(signer, body);
            exchange.getResponseHeaders().set("Wechatpay-Serial", signed.serial());
            exchange.getResponseHeaders().set("Wechatpay-Timestamp", signed.timestamp());
            exchange.getResponseHeaders().set("Wechatpay-Nonce", signed.nonce());
            exchange.getResponseHeaders().set("Wechatpay-Signature", signed.signature());
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
