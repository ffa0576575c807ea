package org.xinyi.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// HMAC-SM3 with a shared secret, in hexadecimal.
public final class Sm3Signature {

    private static final int BYTES = 32;

    private final KeyParameter key;

    public Sm3Signature(String secret) {
        key = new KeyParameter(secret.getBytes(StandardCharsets.UTF_8));
    }

    /// The signature of a text followed by a body.
    public String sign(String text, byte[] body) {
        return HexFormat.of().formatHex(mac(text, body));
    }

    public boolean verifies(String signature, String text, byte[] body) {
        byte[] shown = signature.getBytes(StandardCharsets.US_ASCII);
        byte[] right = sign(text, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(shown, right);
    }

    private byte[] mac(String text, byte[] body) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(key);
        byte[] head = text.getBytes(StandardCharsets.UTF_8);
        mac.update(head, 0, head.length);
        mac.update(body, 0, body.length);
        byte[] result = new byte[BYTES];
        mac.doFinal(result, 0);
        return result;
    }
}
