package org.xinyi.payment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/// Signatures of WeChat Pay v3: RSA with SHA-256 over lines that each end with a line feed.
final class WeChatSignatures {

    private static final String ALGORITHM = "SHA256withRSA";

    private WeChatSignatures() {}

    /// What a request is signed over.
    ///
    /// @param target path and query as they go over the wire
    static byte[] request(
            String method, String target, String timestamp, String nonce, byte[] body) {
        return lines(body, method, target, timestamp, nonce);
    }

    /// What a response or a callback is signed over.
    static byte[] message(String timestamp, String nonce, byte[] body) {
        return lines(body, timestamp, nonce);
    }

    static String sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A merchant's key does not sign", broken);
        }
    }

    /// False for anything that is not the signature of exactly this content.
    static boolean verifies(PublicKey key, byte[] content, String shown) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(Base64.getDecoder().decode(shown));
        } catch (InvalidKeyException broken) {
            throw new IllegalStateException("A pinned key does not verify", broken);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static byte[] lines(byte[] last, String... first) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(last.length + 256);
        for (String line : first) {
            content.writeBytes(line.getBytes(StandardCharsets.UTF_8));
            content.write('\n');
        }
        content.writeBytes(last);
        content.write('\n');
        return content.toByteArray();
    }
}
