package org.xinyi.sandbox.wechat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.xinyi.sandbox.store.Json;
import tools.jackson.databind.node.ObjectNode;

/// Sends one callback: encrypted with the merchant's key, signed with the platform's.
final class CallbackSender implements AutoCloseable {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final int AT_ONCE_MAX = 64;
    private static final int NONCE_CHARACTERS = 12;
    private static final int TAG_BITS = 128;
    private static final String NONCE_ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final WechatBook book;
    private final PlatformKey platformKey;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore room = new Semaphore(AT_ONCE_MAX);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_MAX)
                    .build();

    CallbackSender(WechatBook book, PlatformKey platformKey) {
        this.book = book;
        this.platformKey = platformKey;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /// @param extraFen what the callback carries too much, under a fault
    /// @return whether the merchant acknowledged with a 2xx
    boolean send(Trade trade, long extraFen) throws InterruptedException {
        room.acquire();
        try {
            byte[] body = Json.write(notification(trade, extraFen));
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url(trade)))
                            .timeout(ANSWER_MAX)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(body));
            platformKey.headers(body).forEach(request::header);
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            return status / 100 == 2;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        } finally {
            room.release();
        }
    }

    private static String url(Trade trade) {
        return switch (trade) {
            case Order order -> order.ordered().notifyUrl();
            case Refund refund -> refund.refunded().notifyUrl();
        };
    }

    private ObjectNode notification(Trade trade, long extraFen) {
        ObjectNode envelope =
                Json.object()
                        .put("id", Callbacks.id(trade))
                        .put("create_time", WechatView.time(trade.at()))
                        .put("resource_type", "encrypt-resource");
        switch (trade) {
            case Order order -> {
                envelope.put("event_type", "TRANSACTION.SUCCESS").put("summary", "支付成功");
                ObjectNode plain;
                synchronized (book) {
                    plain = WechatView.of(order, extraFen);
                }
                plain.put("trade_state", "SUCCESS").put("trade_state_desc", "支付成功");
                String mchid = order.ordered().mchid();
                envelope.set("resource", encrypt(mchid, "transaction", plain));
            }
            case Refund refund -> {
                envelope.put("event_type", "REFUND.SUCCESS").put("summary", "退款成功");
                ObjectNode plain = WechatView.notification(refund, extraFen);
                String mchid = refund.refunded().mchid();
                envelope.set("resource", encrypt(mchid, "refund", plain));
            }
        }
        return envelope;
    }

    private ObjectNode encrypt(String mchid, String originalType, ObjectNode plain) {
        Merchant merchant = Objects.requireNonNull(book.merchant(mchid));
        String nonce = nonce();
        byte[] secret = seal(merchant.callbackKey(), nonce, originalType, Json.write(plain));
        return Json.object()
                .put("original_type", originalType)
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", Base64.getEncoder().encodeToString(secret))
                .put("associated_data", originalType)
                .put("nonce", nonce);
    }

    private static byte[] seal(SecretKeySpec key, String nonce, String associated, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] iv = nonce.getBytes(StandardCharsets.US_ASCII);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("AES-GCM is not available", failure);
        }
    }

    private String nonce() {
        StringBuilder nonce = new StringBuilder(NONCE_CHARACTERS);
        for (int i = 0; i < NONCE_CHARACTERS; i++) {
            nonce.append(NONCE_ALPHABET.charAt(random.nextInt(NONCE_ALPHABET.length())));
        }
        return nonce.toString();
    }
}
