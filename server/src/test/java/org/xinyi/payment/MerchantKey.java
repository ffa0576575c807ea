package org.xinyi.payment;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;

/// The one key with which merchants of tests sign: making another takes longer than most of what
/// is tested with it.
public final class MerchantKey {

    private static final KeyPair KEYS = RsaKeys.generate();

    /// PKCS#8, as a channel's tool writes it.
    public static final String PEM =
            "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(KEYS.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";

    private MerchantKey() {}

    /// The registration of a payee that signs with it.
    public static Map<String, Object> of(long payee, String channel) {
        return Map.of("payee", payee, "channel", channel, "privateKey", PEM);
    }
}
