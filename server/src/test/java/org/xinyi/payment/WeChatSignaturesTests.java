package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;

class WeChatSignaturesTests {

    private static final KeyPair KEYS = RsaKeys.generate();

    /// The example of the documentation, pay.weixin.qq.com/doc/v3/merchant/4012365336.
    @Test
    void aRequestIsSignedOverFiveLines() {
        byte[] content =
                WeChatSignatures.request(
                        "GET",
                        "/v3/certificates",
                        "1554208460",
                        "593BEC0C930BF1AFEB40B4A08C8FB242",
                        new byte[0]);

        assertThat(new String(content, StandardCharsets.UTF_8))
                .isEqualTo(
                        "GET\n/v3/certificates\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n");
    }

    @Test
    void aMessageIsSignedOverThreeLines() {
        byte[] content = WeChatSignatures.message("1554208460", "nonce", bytes("{\"中\":1}"));

        assertThat(new String(content, StandardCharsets.UTF_8))
                .isEqualTo("1554208460\nnonce\n{\"中\":1}\n");
    }

    @Test
    void anotherLibraryVerifiesWhatWeSign() {
        String signature = WeChatSignatures.sign(KEYS.getPrivate(), bytes("支付 content"));

        byte[] publicKey = KEYS.getPublic().getEncoded();
        assertThat(Crypto.verifies(publicKey, "支付 content", signature)).isTrue();
        assertThat(Crypto.verifies(publicKey, "支付 contend", signature)).isFalse();
    }

    @Test
    void weVerifyWhatAnotherLibrarySigns() {
        String signature = Crypto.sign(KEYS, "支付 content");

        assertThat(WeChatSignatures.verifies(KEYS.getPublic(), bytes("支付 content"), signature))
                .isTrue();
        assertThat(WeChatSignatures.verifies(KEYS.getPublic(), bytes("支付 contend"), signature))
                .isFalse();
    }

    @Test
    void somethingThatIsNoSignatureDoesNotVerify() {
        for (String shown : new String[] {"", "not base64 !", "AAAA", "WECHATPAY/SIGNTEST/x"}) {
            assertThat(WeChatSignatures.verifies(KEYS.getPublic(), bytes("content"), shown))
                    .as(shown)
                    .isFalse();
        }
    }

    @Test
    void aPublicKeyReturnsFromPem() {
        assertThat(RsaKeys.fromPem(RsaKeys.pem(KEYS.getPublic()))).isEqualTo(KEYS.getPublic());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
