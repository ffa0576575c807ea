package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class WeChatSealTests {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String NONCE = "fdasflkja484";

    @Test
    void opensWhatAnotherLibrarySeals() throws GeneralSecurityException {
        String sealed = Crypto.seal(KEY, NONCE, "transaction", "{\"金额\":1}");

        assertThat(WeChatSeal.open(KEY, NONCE, "transaction", sealed)).isEqualTo("{\"金额\":1}");
    }

    @Test
    void whatWasAlteredDoesNotOpen() {
        String sealed = Crypto.seal(KEY, NONCE, "transaction", "content");
        String altered = (sealed.charAt(0) == 'A' ? 'B' : 'A') + sealed.substring(1);

        assertThatThrownBy(() -> WeChatSeal.open(KEY, NONCE, "transaction", altered))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> WeChatSeal.open(KEY, NONCE, "refund", sealed))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
