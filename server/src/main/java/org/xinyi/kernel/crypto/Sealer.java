package org.xinyi.kernel.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/// Seals personal data with SM4-GCM and finds it again by a keyed SM3 index. Every sealed value is
/// bound to the name of its field, so that a value moved to another field does not open.
public final class Sealer {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int INDEX_BYTES = 16;

    private final KeyParameter sealKey;
    private final KeyParameter indexKey;
    private final SecureRandom random = new SecureRandom();

    /// @param sealKey 16 bytes, SM4
    /// @param indexKey 32 bytes, HMAC-SM3
    public Sealer(byte[] sealKey, byte[] indexKey) {
        this.sealKey = new KeyParameter(sealKey);
        this.indexKey = new KeyParameter(indexKey);
    }

    public byte[] seal(String field, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] boxed = run(true, field, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + boxed.length);
        System.arraycopy(boxed, 0, sealed, NONCE_BYTES, boxed.length);
        return sealed;
    }

    /// @throws IllegalStateException when the value was altered or belongs to another field
    public String open(String field, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] boxed = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(run(false, field, nonce, boxed), StandardCharsets.UTF_8);
    }

    /// A keyed index for equality search, 16 bytes: useless without the key.
    public byte[] index(String field, String text) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(indexKey);
        byte[] content = (field + ' ' + text).getBytes(StandardCharsets.UTF_8);
        mac.update(content, 0, content.length);
        byte[] whole = new byte[mac.getMacSize()];
        mac.doFinal(whole, 0);
        return Arrays.copyOf(whole, INDEX_BYTES);
    }

    private byte[] run(boolean seal, String field, byte[] nonce, byte[] in) {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        byte[] bound = field.getBytes(StandardCharsets.UTF_8);
        cipher.init(seal, new AEADParameters(sealKey, TAG_BITS, nonce, bound));
        byte[] out = new byte[cipher.getOutputSize(in.length)];
        try {
            int done = cipher.processBytes(in, 0, in.length, out, 0);
            cipher.doFinal(out, done);
            return out;
        } catch (InvalidCipherTextException altered) {
            throw new IllegalStateException("A sealed " + field + " does not open", altered);
        }
    }
}
