package org.xinyi.sandbox.wechat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.wechat.WechatFact.PlatformKeyMade;

/// Signs what WeChat Pay sends. The key is made at the first start and kept.
final class PlatformKey {

    private static final int NONCE_BYTES = 16;
    private static final int HEX = 16;
    private static final int PEM_COLUMNS = 64;

    private final String serial;
    private final MultiPrimeRsa key;
    private final Clock wall;
    private final SecureRandom random = new SecureRandom();

    private PlatformKey(PlatformKeyMade made, Clock wall) {
        this.serial = made.serial();
        this.key =
                new MultiPrimeRsa(
                        made.primes().stream().map(prime -> new BigInteger(prime, HEX)).toList());
        this.wall = wall;
    }

    /// @param wall receivers compare the time of a signature with their own clock
    static PlatformKey of(WechatBook book, Clock wall) {
        @Nullable PlatformKeyMade known = book.platformKey();
        PlatformKeyMade made = known == null ? make() : known;
        if (known == null) {
            book.record(made);
            book.flush();
        }
        return new PlatformKey(made, wall);
    }

    private static PlatformKeyMade make() {
        SecureRandom random = new SecureRandom();
        byte[] serial = new byte[NONCE_BYTES];
        random.nextBytes(serial);
        return new PlatformKeyMade(
                "PUB_KEY_ID_" + HexFormat.of().withUpperCase().formatHex(serial),
                MultiPrimeRsa.newPrimes(random).stream()
                        .map(prime -> prime.toString(HEX))
                        .toList());
    }

    String serial() {
        return serial;
    }

    String publicKeyPem() {
        Base64.Encoder encoder =
                Base64.getMimeEncoder(PEM_COLUMNS, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN PUBLIC KEY-----\n"
                + encoder.encodeToString(key.publicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    Reply sign(Reply reply) {
        return reply.with(headers(reply.body()));
    }

    /// The headers that prove a body.
    Map<String, String> headers(byte[] body) {
        String timestamp = Long.toString(wall.instant().getEpochSecond());
        String nonce = nonce();
        byte[] signature = key.sign(timestamp + "\n" + nonce + "\n", body);
        return Map.of(
                "Wechatpay-Timestamp", timestamp,
                "Wechatpay-Nonce", nonce,
                "Wechatpay-Serial", serial,
                "Wechatpay-Signature", Base64.getEncoder().encodeToString(signature));
    }

    private String nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }
}
