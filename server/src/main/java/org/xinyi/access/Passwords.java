package org.xinyi.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/// Salted scrypt digests of passwords.
final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int COST = 1 << 14;
    private static final int BLOCK = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static byte[] digest(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return digest(password, salt);
    }

    static boolean matches(String password, byte[] digest) {
        byte[] salt = Arrays.copyOf(digest, SALT_BYTES);
        return MessageDigest.isEqual(digest, digest(password, salt));
    }

    private static byte[] digest(String password, byte[] salt) {
        byte[] hash =
                SCrypt.generate(
                        password.getBytes(StandardCharsets.UTF_8),
                        salt,
                        COST,
                        BLOCK,
                        1,
                        HASH_BYTES);
        byte[] whole = Arrays.copyOf(salt, SALT_BYTES + HASH_BYTES);
        System.arraycopy(hash, 0, whole, SALT_BYTES, HASH_BYTES);
        return whole;
    }
}
