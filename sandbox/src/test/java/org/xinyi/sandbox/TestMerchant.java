package org.xinyi.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.xinyi.sandbox.TestSandbox.Answer;
import org.xinyi.sandbox.store.Json;
import tools.jackson.databind.JsonNode;

/// A merchant that signs its calls, verifies every answer and receives callbacks.
final class TestMerchant implements AutoCloseable {

    private static final KeyPair KEYS = newKeys();
    private static final String CALLBACK_KEY = "0123456789abcdef0123456789ABCDEF";

    /// A callback that was verified and opened.
    record Notification(String id, String event, JsonNode content) {}

    private final String mchid;
    private final HttpServer server;
    private final BlockingQueue<Notification> callbacks = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private TestSandbox sandbox;
    private PublicKey platformKey;

    TestMerchant(TestSandbox sandbox, String mchid) {
        this.sandbox = sandbox;
        this.mchid = mchid;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/notify", this::receive);
        server.start();
        register();
        platformKey = platformKey();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void register() {
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----";
        String body =
                Json.object()
                        .put("mchid", mchid)
                        .put("serialNo", "SERIAL")
                        .put("publicKey", pem)
                        .put("apiV3Key", CALLBACK_KEY)
                        .put("payee", "quanzhou-rural-credit")
                        .toString();
        Answer answer = sandbox.post("/wechat/admin/merchants", body);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    private PublicKey platformKey() {
        String pem = sandbox.get("/wechat/admin/platform-key").json().path("publicKey").asString();
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The same merchant at a sandbox that was restarted.
    void moveTo(TestSandbox other) {
        sandbox = other;
        platformKey = platformKey();
    }

    /// Refuses the next callbacks.
    void refuse(int times) {
        refusals.set(times);
    }

    String notifyUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/notify";
    }

    Notification nextCallback() {
        try {
            Notification callback = callbacks.poll(15, TimeUnit.SECONDS);
            if (callback == null) {
                throw new IllegalStateException("No callback came");
            }
            return callback;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    int waitingCallbacks() {
        return callbacks.size();
    }

    /// A signed call, whose answer must be signed too.
    Answer send(String method, String target, String body) {
        Answer answer = sandbox.send(method, "/wechat" + target, body, auth(method, target, body));
        if (answer.status() != 504 && !verifies(answer)) {
            throw new IllegalStateException("Not signed: " + answer.body());
        }
        return answer;
    }

    Map<String, String> auth(String method, String target, String body) {
        String message = String.join("\n", method, target, "1772415000", "nonce", body) + "\n";
        String header =
                "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"nonce\",signature=\"%s\",timestamp=\"1772415000\",serial_no=\"SERIAL\""
                        .formatted(mchid, sign(message));
        return Map.of("Authorization", header);
    }

    private static String sign(String message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Answer order(String number, int fen) {
        String body =
                """
                {"mchid":"%s","out_trade_no":"%s","description":"医疗费用, 门诊","attach":"a",\
                "notify_url":"%s","amount":{"total":%d,"currency":"CNY"}}
                """
                        .formatted(mchid, number, notifyUrl(), fen);
        return send("POST", "/v3/pay/transactions/native", body);
    }

    JsonNode find(String number) {
        String target = "/v3/pay/transactions/out-trade-no/" + number + "?mchid=" + mchid;
        return send("GET", target, "").json();
    }

    Answer pay(String number) {
        String body =
                """
                {"out_trade_no":"%s","mchid":"%s","payer":"张三"}
                """
                        .formatted(number, mchid);
        return sandbox.post("/wechat/admin/pay", body);
    }

    Answer refund(String number, String order, int fen, int total) {
        String body =
                """
                {"out_trade_no":"%s","out_refund_no":"%s","notify_url":"%s",\
                "amount":{"refund":%d,"total":%d,"currency":"CNY"}}
                """
                        .formatted(order, number, notifyUrl(), fen, total);
        return send("POST", "/v3/refund/domestic/refunds", body);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private boolean verifies(Answer answer) {
        return verifies(
                answer.header("Wechatpay-Timestamp"),
                answer.header("Wechatpay-Nonce"),
                answer.body(),
                answer.header("Wechatpay-Signature"));
    }

    private boolean verifies(String timestamp, String nonce, String body, String signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(platformKey);
            String message = timestamp + "\n" + nonce + "\n" + body + "\n";
            verifier.update(message.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean genuine =
                verifies(
                        exchange.getRequestHeaders().getFirst("Wechatpay-Timestamp"),
                        exchange.getRequestHeaders().getFirst("Wechatpay-Nonce"),
                        body,
                        exchange.getRequestHeaders().getFirst("Wechatpay-Signature"));
        boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (genuine && !refused) {
            callbacks.add(open(Json.read(body.getBytes(StandardCharsets.UTF_8))));
        }
        exchange.sendResponseHeaders(genuine && !refused ? 204 : 500, -1);
        exchange.close();
    }

    private static Notification open(JsonNode envelope) {
        JsonNode resource = envelope.path("resource");
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] key = CALLBACK_KEY.getBytes(StandardCharsets.UTF_8);
            byte[] nonce = resource.path("nonce").asString().getBytes(StandardCharsets.UTF_8);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, nonce));
            cipher.updateAAD(
                    resource.path("associated_data").asString().getBytes(StandardCharsets.UTF_8));
            byte[] plain =
                    cipher.doFinal(
                            Base64.getDecoder().decode(resource.path("ciphertext").asString()));
            return new Notification(
                    envelope.path("id").asString(),
                    envelope.path("event_type").asString(),
                    Json.read(plain));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
