package org.xinyi.kernel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HmacSm3Tests {

    private static final int BLOCK_BYTES = 64;

    @Test
    void isTheNestedDigestOfItsDefinition() {
        Random random = new Random(7);
        for (int length = 1; length < 200; length += 13) {
            byte[] secret = bytes(random, length);
            byte[] message = bytes(random, length * 3);

            assertThat(new HmacSm3(secret).hex(message)).isEqualTo(defined(secret, message));
        }
    }

    @Test
    void readsPartsAsOneMessage() {
        HmacSm3 mac = new HmacSm3(text("secret"));

        assertThat(mac.hex(text("医"), text("保"))).isEqualTo(mac.hex(text("医保")));
    }

    @Test
    void needsASecret() {
        assertThatThrownBy(() -> new HmacSm3(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String defined(byte[] secret, byte[] message) {
        byte[] key =
                Arrays.copyOf(secret.length > BLOCK_BYTES ? Sm3.of(secret) : secret, BLOCK_BYTES);
        byte[] inner = new Sm3().add(masked(key, 0x36)).add(message).finish();
        return HexFormat.of().formatHex(new Sm3().add(masked(key, 0x5c)).add(inner).finish());
    }

    private static byte[] masked(byte[] key, int mask) {
        byte[] masked = key.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= (byte) mask;
        }
        return masked;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
