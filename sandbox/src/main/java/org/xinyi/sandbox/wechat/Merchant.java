package org.xinyi.sandbox.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.xinyi.sandbox.wechat.WechatFact.MerchantRegistered;

/// A merchant with its keys, orders, refunds and days.
final class Merchant {

    private static final int CALLBACK_KEY_BYTES = 32;

    private MerchantRegistered data;
    private PublicKey publicKey;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Order> ordersByTransaction = new HashMap<>();
    private final Map<String, Refund> refunds = new HashMap<>();
    private final Map<LocalDate, List<Trade>> days = new HashMap<>();

    Merchant(MerchantRegistered data) {
        this.data = data;
        this.publicKey = publicKey(data.publicKey());
    }

    void register(MerchantRegistered newData) {
        publicKey = publicKey(newData.publicKey());
        data = newData;
    }

    String mchid() {
        return data.mchid();
    }

    String payee() {
        return data.payee();
    }

    String serial() {
        return data.serial();
    }

    SecretKeySpec callbackKey() {
        return callbackKey(data.callbackKey());
    }

    Map<String, Order> orders() {
        return orders;
    }

    Map<String, Order> ordersByTransaction() {
        return ordersByTransaction;
    }

    Map<String, Refund> refunds() {
        return refunds;
    }

    List<Trade> on(LocalDate day) {
        return days.getOrDefault(day, List.of());
    }

    void add(LocalDate day, Trade trade) {
        days.computeIfAbsent(day, _ -> new ArrayList<>()).add(trade);
    }

    boolean verifies(String message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(publicKey);
            verifier.update(message.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /// @throws IllegalArgumentException when the text is no RSA public key
    static PublicKey publicKey(String pem) {
        StringBuilder base64 = new StringBuilder();
        for (String line : pem.split("\n", -1)) {
            if (!line.startsWith("-----")) {
                base64.append(line.strip());
            }
        }
        try {
            byte[] encoded = Base64.getDecoder().decode(base64.toString());
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException bad) {
            throw new IllegalArgumentException("publicKey: an RSA public key in PEM", bad);
        }
    }

    /// @throws IllegalArgumentException when the key has another length
    static SecretKeySpec callbackKey(String text) {
        byte[] key = text.getBytes(StandardCharsets.UTF_8);
        if (key.length != CALLBACK_KEY_BYTES) {
            throw new IllegalArgumentException("apiV3Key: 32 bytes, not " + key.length);
        }
        return new SecretKeySpec(key, "AES");
    }
}
