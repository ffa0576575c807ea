package org.xinyi.sandbox.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.wechat.WechatFact.PlatformKeyMade;

/// Signs what WeChat Pay sends. The key is made at the first start and kept.
final class PlatformKey {

    private static final int KEY_BITS = 2048;
    private static final int NONCE_BYTES = 16;
    private static final int PEM_COLUMNS = 64;

    private final PlatformKeyMade made;
    private final PrivateKey privateKey;
    private final Clock wall;
    private final SecureRandom random = new SecureRandom();

    private PlatformKey(PlatformKeyMade made, PrivateKey privateKey, Clock wall) {
        this.made = made;
        this.privateKey = privateKey;
        this.wall = wall;
    }

    /// @param wall receivers compare the time of a signature with their own clock
    static PlatformKey of(WechatBook book, Clock wall) {
        @Nullable PlatformKeyMade known = book.platformKey();
        try {
            PlatformKeyMade made = known == null ? make() : known;
            if (known == null) {
                book.record(made);
                book.flush();
            }
            PrivateKey privateKey =
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(new PKCS8EncodedKeySpec(made.privateKey()));
            return new PlatformKey(made, privateKey, wall);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("RSA is not available", failure);
        }
    }

    private static PlatformKeyMade make() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair pair = generator.generateKeyPair();
        byte[] serial = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(serial);
        return new PlatformKeyMade(
                "PUB_KEY_ID_" + HexFormat.of().withUpperCase().formatHex(serial),
                pair.getPrivate().getEncoded(),
                pair.getPublic().getEncoded());
    }

    String serial() {
        return made.serial();
    }

    String publicKeyPem() {
        Base64.Encoder encoder =
                Base64.getMimeEncoder(PEM_COLUMNS, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN PUBLIC KEY-----\n"
                + encoder.encodeToString(made.publicKey())
                + "\n-----END PUBLIC KEY-----\n";
    }

    Reply sign(Reply reply) {
        return reply.with(headers(reply.body()));
    }

    /// The headers that prove a body.
    Map<String, String> headers(byte[] body) {
        String timestamp = Long.toString(wall.instant().getEpochSecond());
        String nonce = nonce();
        return Map.of(
                "Wechatpay-Timestamp",
                timestamp,
                "Wechatpay-Nonce",
                nonce,
                "Wechatpay-Serial",
                made.serial(),
                "Wechatpay-Signature",
                signature(timestamp, nonce, body));
    }

    private String nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }

    private String signature(String timestamp, String nonce, byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            String head = timestamp + "\n" + nonce + "\n";
            signature.update(head.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            signature.update((byte) '\n');
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The platform key does not sign", failure);
        }
    }
}
