package org.xinyi.sandbox.wechat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// RSA-2048 with SHA-256 (PKCS#1 v1.5) over eight primes instead of two (RFC 8017, section 3.2):
/// anybody verifies it as ever, and signing costs a tenth. A load test makes WeChat Pay sign
/// twice per payment, which with two primes takes more time than all the rest together.
final class MultiPrimeRsa {

    private static final int MODULUS_BITS = 2048;
    private static final int MODULUS_BYTES = MODULUS_BITS / 8;
    private static final int PRIMES = 8;
    private static final int PRIME_BITS = MODULUS_BITS / PRIMES;
    private static final BigInteger PUBLIC_EXPONENT = BigInteger.valueOf(65_537);

    /// The DER prefix of a SHA-256 DigestInfo.
    private static final byte[] SHA_256_PREFIX =
            HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    /// One prime, the private exponent for it, and the inverse of the product of the primes before
    /// it.
    private record Factor(BigInteger prime, BigInteger exponent, BigInteger inverse) {}

    private final List<Factor> factors;
    private final BigInteger modulus;

    /// @throws ArithmeticException when these are no primes of a key
    MultiPrimeRsa(List<BigInteger> primes) {
        BigInteger totient = BigInteger.ONE;
        for (BigInteger prime : primes) {
            totient = totient.multiply(prime.subtract(BigInteger.ONE));
        }
        BigInteger privateExponent = PUBLIC_EXPONENT.modInverse(totient);
        List<Factor> found = new ArrayList<>();
        BigInteger product = BigInteger.ONE;
        for (BigInteger prime : primes) {
            BigInteger exponent = privateExponent.mod(prime.subtract(BigInteger.ONE));
            found.add(new Factor(prime, exponent, product.modInverse(prime)));
            product = product.multiply(prime);
        }
        factors = List.copyOf(found);
        modulus = product;
    }

    /// Primes for a new key. Their four highest bits are set, so that the product has all bits.
    static List<BigInteger> newPrimes(SecureRandom random) {
        Set<BigInteger> primes = new HashSet<>();
        while (primes.size() < PRIMES) {
            BigInteger candidate =
                    new BigInteger(PRIME_BITS, random)
                            .setBit(PRIME_BITS - 1)
                            .setBit(PRIME_BITS - 2)
                            .setBit(PRIME_BITS - 3)
                            .setBit(PRIME_BITS - 4)
                            .nextProbablePrime();
            boolean fits =
                    candidate.bitLength() == PRIME_BITS
                            && !candidate.mod(PUBLIC_EXPONENT).equals(BigInteger.ONE);
            if (fits) {
                primes.add(candidate);
            }
        }
        return List.copyOf(primes);
    }

    PublicKey publicKey() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, PUBLIC_EXPONENT));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("RSA is not available", failure);
        }
    }

    /// The signature of a text followed by a body and a line end.
    byte[] sign(String head, byte[] body) {
        BigInteger message = new BigInteger(1, padded(sha256(head, body)));
        BigInteger signature = BigInteger.ZERO;
        BigInteger product = BigInteger.ONE;
        for (Factor factor : factors) {
            BigInteger part = message.modPow(factor.exponent, factor.prime);
            BigInteger step = part.subtract(signature).multiply(factor.inverse).mod(factor.prime);
            signature = signature.add(product.multiply(step));
            product = product.multiply(factor.prime);
        }
        return fixedLength(signature);
    }

    private static byte[] sha256(String head, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(body);
            digest.update((byte) '\n');
            return digest.digest();
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// 00 01 FF … FF 00, then the DigestInfo.
    private static byte[] padded(byte[] digest) {
        byte[] padded = new byte[MODULUS_BYTES];
        int end = MODULUS_BYTES - digest.length;
        int info = end - SHA_256_PREFIX.length;
        padded[1] = 1;
        Arrays.fill(padded, 2, info - 1, (byte) 0xff);
        System.arraycopy(SHA_256_PREFIX, 0, padded, info, SHA_256_PREFIX.length);
        System.arraycopy(digest, 0, padded, end, digest.length);
        return padded;
    }

    private static byte[] fixedLength(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[MODULUS_BYTES];
        int length = Math.min(bytes.length, MODULUS_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, MODULUS_BYTES - length, length);
        return fixed;
    }
}
