package org.xinyi.kernel.crypto;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// HMAC with SM3 (GB/T 15852.2), by which systems that share a secret know each other's messages.
/// Safe for use by several threads.
public final class HmacSm3 {

    private final KeyParameter key;

    /// @param secret any length, never empty
    public HmacSm3(byte[] secret) {
        if (secret.length == 0) {
            throw new IllegalArgumentException("A secret has at least one byte");
        }
        this.key = new KeyParameter(secret);
    }

    /// The code over the parts, one after the other, as 64 lower-case hexadecimal digits.
    public String hex(byte[]... parts) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(key);
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return HexFormat.of().formatHex(code);
    }
}
