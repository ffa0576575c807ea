package org.xinyi.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.xinyi.kernel.City;
import org.xinyi.kernel.crypto.Sm3;

/// One sealed block of a chain. Its hash covers everything that is said here about it.
///
/// @param number counts from 1 within the chain
/// @param firstXid the transactions of the block: from this number …
/// @param endXid … up to this one, which is the first of the next block
/// @param content SM3 of the rows, encoded and ordered as decision 11 says
/// @param previous hash of the block before
record Seal(
        Chain chain,
        long number,
        long firstXid,
        long endXid,
        Contents contents,
        Instant sealedAt,
        String algorithm,
        Digest content,
        Digest previous,
        Digest hash) {

    static final String ALGORITHM = "SM3";

    /// What a block holds, as the database adds it up.
    ///
    /// @param amount fen of all entries; zero for actions
    /// @param fingerprint of the rows as the database computes it, quick and not cryptographic
    record Contents(long rows, BigDecimal amount, BigDecimal fingerprint) {

        static final Contents NOTHING = new Contents(0, BigDecimal.ZERO, BigDecimal.ZERO);

        Contents plus(Contents more) {
            return new Contents(
                    rows + more.rows, amount.add(more.amount), fingerprint.add(more.fingerprint));
        }
    }

    /// The block that follows a head.
    static Seal after(Head head, long endXid, ChainRows.Block block, Instant at) {
        Seal open =
                new Seal(
                        head.chain,
                        head.number + 1,
                        head.endXid,
                        endXid,
                        block.contents(),
                        at,
                        ALGORITHM,
                        block.digest(),
                        head.hash,
                        Digest.NONE);
        return open.with(open.computedHash());
    }

    /// Where a chain ends at the moment; the next block begins there.
    ///
    /// @param number 0: nothing has been sealed yet
    record Head(Chain chain, long number, long endXid, Digest hash) {

        /// The chain of the current city before its first block.
        static Head genesis(Chain chain) {
            String text = "xinyi " + chain.name() + " " + City.current().code();
            return new Head(chain, 0, 0, new Digest(Sm3.of(text)));
        }
    }

    Head head() {
        return new Head(chain, number, endXid, hash);
    }

    /// What the hash must be.
    Digest computedHash() {
        String text =
                String.join(
                        "|",
                        "xinyi-seal-1",
                        chain.name(),
                        Long.toString(number),
                        Long.toString(firstXid),
                        Long.toString(endXid),
                        Long.toString(contents.rows),
                        contents.amount.toPlainString(),
                        contents.fingerprint.toPlainString(),
                        sealedAt.toString(),
                        algorithm,
                        content.hex(),
                        previous.hex());
        return new Digest(Sm3.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Seal with(Digest computed) {
        return new Seal(
                chain, number, firstXid, endXid, contents, sealedAt, algorithm, content, previous,
                computed);
    }

    @Override
    public String toString() {
        return "block " + number + " of the " + chain.name().toLowerCase(Locale.ROOT);
    }

    /// 32 bytes, compared by value.
    record Digest(String hex) {

        static final Digest NONE = new Digest("");

        Digest(byte[] bytes) {
            this(HexFormat.of().formatHex(bytes));
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }
}
