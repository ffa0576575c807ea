package org.xinyi.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Opens what WeChat Pay seals for one merchant: AEAD_AES_256_GCM with the APIv3 key.
final class WeChatSeal {

    static final String ALGORITHM = "AEAD_AES_256_GCM";

    private static final int TAG_BITS = 128;

    private WeChatSeal() {}

    /// @throws GeneralSecurityException when it was sealed with another key, or altered
    static String open(String apiKey, String nonce, String associated, String ciphertext)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(apiKey.getBytes(StandardCharsets.UTF_8), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
        byte[] opened = cipher.doFinal(Base64.getDecoder().decode(ciphertext));
        return new String(opened, StandardCharsets.UTF_8);
    }
}
