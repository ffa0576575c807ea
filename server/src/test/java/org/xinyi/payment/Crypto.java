package org.xinyi.payment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/// The other side's cryptography, by another library than ours: what both agree on is the standard.
final class Crypto {

    private Crypto() {}

    static String sign(KeyPair keys, String content) {
        try {
            RSADigestSigner signer = new RSADigestSigner(new SHA256Digest());
            signer.init(true, PrivateKeyFactory.createKey(keys.getPrivate().getEncoded()));
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            signer.update(bytes, 0, bytes.length);
            return Base64.getEncoder().encodeToString(signer.generateSignature());
        } catch (IOException | org.bouncycastle.crypto.CryptoException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// @param publicKey X.509 encoded
    static boolean verifies(byte[] publicKey, String content, String signature) {
        try {
            RSADigestSigner verifier = new RSADigestSigner(new SHA256Digest());
            verifier.init(false, PublicKeyFactory.createKey(publicKey));
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            verifier.update(bytes, 0, bytes.length);
            return verifier.verifySignature(Base64.getDecoder().decode(signature));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String seal(String key, String nonce, String associated, String text) {
        var cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(
                true,
                new AEADParameters(
                        new KeyParameter(key.getBytes(StandardCharsets.UTF_8)),
                        128,
                        nonce.getBytes(StandardCharsets.UTF_8),
                        associated.getBytes(StandardCharsets.UTF_8)));
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[cipher.getOutputSize(in.length)];
        try {
            int done = cipher.processBytes(in, 0, in.length, out, 0);
            cipher.doFinal(out, done);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Base64.getEncoder().encodeToString(out);
    }
}
