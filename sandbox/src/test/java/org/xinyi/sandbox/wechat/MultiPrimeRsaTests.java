package org.xinyi.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;

class MultiPrimeRsaTests {

    private final MultiPrimeRsa key =
            new MultiPrimeRsa(MultiPrimeRsa.newPrimes(new SecureRandom()));

    @Test
    void signsSoThatAnOrdinaryVerifierAgrees() throws GeneralSecurityException {
        for (int i = 0; i < 200; i++) {
            byte[] body = ("支付成功 " + i).getBytes(StandardCharsets.UTF_8);
            assertThat(verifies("1\nn\n", body, key.sign("1\nn\n", body))).isTrue();
            assertThat(verifies("2\nn\n", body, key.sign("1\nn\n", body))).isFalse();
        }
    }

    @Test
    void hasAModulusOf2048Bits() {
        assertThat(((RSAPublicKey) key.publicKey()).getModulus().bitLength()).isEqualTo(2048);
    }

    private boolean verifies(String head, byte[] body, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key.publicKey());
        verifier.update(head.getBytes(StandardCharsets.UTF_8));
        verifier.update(body);
        verifier.update((byte) '\n');
        return verifier.verify(signature);
    }
}
