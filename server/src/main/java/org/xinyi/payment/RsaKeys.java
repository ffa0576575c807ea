package org.xinyi.payment;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// RSA keys to and from the forms they are kept and sent in.
final class RsaKeys {

    private static final String RSA = "RSA";
    private static final int BITS = 2048;
    private static final int PEM_LINE = 64;
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final String BEGIN_PRIVATE = "-----BEGIN PRIVATE KEY-----";
    private static final String END_PRIVATE = "-----END PRIVATE KEY-----";

    private RsaKeys() {}

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(RSA);
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has RSA", missing);
        }
    }

    static PublicKey publicKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance(RSA).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("Not an RSA public key", malformed);
        }
    }

    static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance(RSA).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("Not an RSA private key", malformed);
        }
    }

    static String pem(PublicKey key) {
        Base64.Encoder encoder = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
        return BEGIN + "\n" + encoder.encodeToString(key.getEncoded()) + "\n" + END + "\n";
    }

    /// @throws IllegalArgumentException when it is no RSA public key in PEM
    static PublicKey fromPem(String pem) {
        return publicKey(body(pem, BEGIN, END));
    }

    /// Both keys from the private one, which knows its public exponent.
    ///
    /// @param pem PKCS#8, as a channel's tool writes it
    /// @throws IllegalArgumentException when it is no such key, or shorter than 2048 bits
    static KeyPair pairFromPem(String pem) {
        if (privateKey(body(pem, BEGIN_PRIVATE, END_PRIVATE)) instanceof RSAPrivateCrtKey key
                && key.getModulus().bitLength() >= BITS) {
            return new KeyPair(publicKey(key), key);
        }
        throw new IllegalArgumentException("Not an RSA private key of " + BITS + " bits");
    }

    private static PublicKey publicKey(RSAPrivateCrtKey key) {
        try {
            return KeyFactory.getInstance(RSA)
                    .generatePublic(
                            new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("Not an RSA private key", malformed);
        }
    }

    private static byte[] body(String pem, String begin, String end) {
        return Base64.getDecoder()
                .decode(pem.replace(begin, "").replace(end, "").replaceAll("\\s", ""));
    }
}
