package org.xinyi.kernel.crypto;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/// SM3 (GB/T 32905-2016), 32 bytes.
public final class Sm3 {

    public static final int BYTES = 32;

    private final SM3Digest digest = new SM3Digest();

    public static byte[] of(byte[] content) {
        return new Sm3().add(content).finish();
    }

    public static byte[] of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    public Sm3 add(byte[] content) {
        digest.update(content, 0, content.length);
        return this;
    }

    /// Ends the digest and begins a new one.
    public byte[] finish() {
        byte[] hash = new byte[BYTES];
        digest.doFinal(hash, 0);
        return hash;
    }
}
